package io.isowatt.fitting;

import io.isowatt.calibration.Calibration;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.kernel.KernelConstants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Kernel tables of the known systems, fitted one by one.
 *
 * @param tables those that tell of a constant
 */
public record KernelTables(List<KernelTable> tables) {

    /**
     * Systems by the catalog id of their machine. Cards without NVLink are left out: they run other kernels than the
     * servers that share their generation, and their links are not those of a scale-up domain.
     */
    private static final Map<String, String> MACHINES = Map.of(
            "a100_sxm", "hgx-a100",
            "h100_sxm", "hgx-h100",
            "h200_sxm", "hgx-h200",
            "b200_sxm", "hgx-b200",
            "b300_sxm", "hgx-b300",
            "gb200", "gb200-nvl72",
            "gb300", "gb300-nvl72");

    /** Whether older versions count, by table. */
    private static final Map<String, Boolean> FAMILY_TABLES = KernelFamily.all(
                    Calibration.shipped().kernels())
            .stream()
            .collect(Collectors.toMap(KernelFamily::table, KernelFamily::readsOlderVersions));

    public KernelTables {
        tables = List.copyOf(tables);
    }

    /** Those of some tables that can be used. */
    static KernelTables of(List<KernelTable> found) {
        Set<String> names = FAMILY_TABLES.keySet();
        Set<String> seen = new HashSet<>();
        return new KernelTables(found.stream()
                .filter(table -> names.contains(table.name()) && MACHINES.containsKey(table.system()))
                .filter(table -> seen.add(table.group()) || Boolean.TRUE.equals(FAMILY_TABLES.get(table.name())))
                .toList());
    }

    /** Versions of one table, the newest first. */
    List<List<KernelTable>> groups() {
        Map<String, List<KernelTable>> groups = new LinkedHashMap<>();
        tables.forEach(table -> groups.computeIfAbsent(table.group(), unused -> new ArrayList<>())
                .add(table));
        return List.copyOf(groups.values());
    }

    /**
     * Reads and fits every table; the order of threads does not matter.
     *
     * @param constants hand-set ones count for what kernels do at their peaks
     */
    KernelConclusions conclusions(KernelConstants constants, int threads, AtomicLong done) {
        List<List<KernelTable>> groups = groups();
        // long tables first, so that no thread is left with one at the end
        List<Integer> order = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            order.add(g);
        }
        order.sort(Comparator.comparingLong(g -> -groups.get(g).stream()
                .mapToLong(table -> table.file().toFile().length())
                .sum()));
        KernelConclusions[] parts = new KernelConclusions[groups.size()];
        Parallel.run(parts.length, threads, i -> {
            int g = order.get(i);
            parts[g] = conclusions(groups.get(g), constants);
            done.incrementAndGet();
        });
        KernelConclusions all = new KernelConclusions();
        for (KernelConclusions part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static KernelConclusions conclusions(List<KernelTable> versions, KernelConstants constants) {
        KernelConclusions conclusions = new KernelConclusions();
        Set<String> concluded = new HashSet<>();
        for (KernelTable table : versions) {
            Hardware machine = HardwareCatalog.load(MACHINES.getOrDefault(table.system(), ""));
            for (KernelFamily family : KernelFamily.all(constants)) {
                if (family.table().equals(table.name())) {
                    KernelFamily.Samples samples = new KernelFamily.Samples();
                    ParquetRows.read(table.file(), family.columns(), row -> family.add(row, machine, samples));
                    samples.byKernel().forEach((kernel, rows) -> {
                        if (concluded.add(kernel)) {
                            KernelFit fit = KernelFit.of(rows, family.law());
                            family.conclude(kernel, table.framework(), machine, fit, conclusions);
                        }
                    });
                }
            }
        }
        return conclusions;
    }
}
