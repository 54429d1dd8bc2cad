package io.isowatt.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchResult;
import io.isowatt.search.SpaceProblem;
import io.isowatt.space.Axis;
import io.isowatt.space.Space;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/**
 * CPU time and heap of exact searches of growing spaces, as a table: blocks of 200 candidates that a formula evaluates, the last
 * ones on the front. What is measured is the search and its archive; arguments: threads, repetitions.
 */
public final class Scaling {

    private static final int SWEEP = 200;
    private static final int LAYOUTS = 97;
    private static final int[] BLOCKS = {500, 1_600, 5_000, 16_000, 50_000};

    private Scaling() {}

    /** Runs every size so often that all take about as long, and prints the mean. */
    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        for (int i = 0; i < repetitions; i++) {
            search(BLOCKS[2], threads);
        }
        System.out.println("| Candidates | CPU time | Per candidate | Front | Peak of heap |");
        System.out.println("|---|---|---|---|---|");
        for (int blocks : BLOCKS) {
            int searches = repetitions * BLOCKS[BLOCKS.length - 1] / blocks;
            int front = 0;
            System.gc();
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long begin = cpuNanos();
            for (int i = 0; i < searches; i++) {
                front = search(blocks, threads).front().size();
            }
            double seconds = (cpuNanos() - begin) / 1e9 / searches;
            long candidates = (long) blocks * SWEEP;
            long peak = heapPools().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.3f s | %.1f ns | %,d | %d MiB |%n",
                    candidates,
                    seconds,
                    1e9 * seconds / candidates,
                    front,
                    peak >> 20);
        }
    }

    /** Of all threads; on a machine that others use, too, it says more than the clock. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static SearchResult search(int blocks, int threads) {
        Space space = new Space(List.of(Axis.of("layout", blocks), Axis.of("concurrency", SWEEP)), List.of());
        return ExactSearch.run(
                new SpaceProblem(space, 2, List.of("too slow"), () -> {
                    double[] vector = new double[2];
                    return (firstRank, indices, sink) -> {
                        double speed = 1 + 0.9 * Math.abs(Math.sin(indices[0] % LAYOUTS));
                        for (int i = 0; i < SWEEP; i++) {
                            double step = 0.01 + 0.0003 * Math.pow(i + 1, 1.1) / speed;
                            vector[0] = step;
                            vector[1] = -(2 - speed) * i / (step * (50 + i));
                            sink.accept(firstRank + i, vector);
                        }
                    };
                }),
                SearchOptions.threads(threads));
    }
}
