package io.isowatt.fitting;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of kernel measurements: {@code <system>/<operator>/<framework>/<version>/<table>.parquet}.
 *
 * @param file where it lies
 * @param system GPU and server, {@code h100_sxm}
 * @param name operator and table, {@code gemm/gemm_perf}
 * @param framework {@code vllm}
 * @param version of the framework
 */
public record KernelTable(Path file, String system, String name, String framework, String version) {

    private static final String ENDING = ".parquet";
    private static final int DEPTH = 6;
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    /** All tables below a folder: by system, operator and framework, the newest version first. */
    static List<KernelTable> find(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(path -> path.toString().endsWith(ENDING) && path.getNameCount() >= 5)
                    .map(KernelTable::of)
                    .sorted(Comparator.comparing(KernelTable::group)
                            .thenComparing(BY_VERSION.reversed())
                            .thenComparing(KernelTable::file))
                    .toList();
        }
    }

    /** What all versions of a table share. */
    String group() {
        return system + "/" + name + "/" + framework;
    }

    /** Whether the file begins and ends as Parquet files do. */
    boolean isWhole() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() < 3L * MAGIC.length) {
                return false;
            }
            byte[] begin = new byte[MAGIC.length];
            byte[] end = new byte[MAGIC.length];
            bytes.readFully(begin);
            bytes.seek(bytes.length() - MAGIC.length);
            bytes.readFully(end);
            return Arrays.equals(begin, MAGIC) && Arrays.equals(end, MAGIC);
        }
    }

    private static KernelTable of(Path file) {
        int end = file.getNameCount();
        String table = file.getName(end - 1).toString();
        return new KernelTable(
                file,
                file.getName(end - 5).toString(),
                file.getName(end - 4) + "/" + table.substring(0, table.length() - ENDING.length()),
                file.getName(end - 3).toString(),
                file.getName(end - 2).toString());
    }

    /** Numbers inside versions count as numbers: 0.5.10 is newer than 0.5.9. */
    private static final Comparator<KernelTable> BY_VERSION = (one, other) -> {
        List<Integer> a = numbers(one.version());
        List<Integer> b = numbers(other.version());
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    };

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : version.split("[^0-9]+", -1)) {
            if (!part.isEmpty() && part.length() < 9) {
                numbers.add(Integer.parseInt(part));
            }
        }
        return numbers;
    }
}
