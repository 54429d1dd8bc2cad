package io.isowatt.benchmark;

import io.isowatt.search.SearchCounts;
import io.isowatt.search.SearchOptions;
import io.isowatt.study.MachineResult;
import io.isowatt.study.Study;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times the exact search of the space {@code full} on six machines, aggregated and as pools: {@code FullSearch [MODEL [THREADS]]}. */
public final class FullSearch {

    private static final int ROUNDS = 3;

    private FullSearch() {}

    /** Prints a line for each of three searches in one process, and the candidates they settle. */
    public static void main(String[] arguments) {
        String model = arguments.length > 0 ? arguments[0] : "llama-3.1-70b";
        int threads = arguments.length > 1
                ? Integer.parseInt(arguments[1])
                : Runtime.getRuntime().availableProcessors();
        StudyRequest request = StudyReader.readStudy(Map.of(
                "model", List.of(model),
                "hardware",
                        List.of("hgx-h100", "hgx-h200", "hgx-b200", "hgx-b300", "gb200-nvl72", "gb300-nvl72"),
                "workload.prompt", List.of("8192tokens"),
                "workload.output", List.of("1024tokens"),
                "slo.ttft", List.of("3s"),
                "slo.interactivity", List.of("30tokens/s"),
                "search-space", List.of("full")));
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            StudyResult result = new Study(request).run(SearchOptions.threads(threads));
            print(result, threads, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void print(StudyResult result, int threads, double seconds) {
        long size = 0;
        long left = 0;
        long evaluated = 0;
        long front = 0;
        boolean complete = true;
        for (MachineResult machine : result.machines()) {
            SearchCounts counts = machine.counts();
            size += counts.size();
            left += counts.size() - counts.removedTotal();
            evaluated += counts.accepted();
            front += machine.front().size();
            complete &= machine.complete();
        }
        System.out.printf(
                Locale.ROOT,
                "%d threads, %.2f s: %,d candidates, %,d left by constraints, %,d accepted, %,d not dominated, %s%n",
                threads,
                seconds,
                size,
                left,
                evaluated,
                front,
                complete ? "complete" : "incomplete");
    }
}
