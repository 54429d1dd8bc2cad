package io.isowatt.measured.result;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.LocatedJson;
import io.isowatt.catalog.LocatedJson.Value;
import io.isowatt.catalog.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the result files of benchmark tools; the format is known by the content, not by the name. */
public final class BenchmarkResults {

    /** Keys of figures by request, which make files of hundreds of megabytes and are not read. */
    private static final Set<String> BY_REQUEST = Set.of(
            "input_lens",
            "output_lens",
            "ttfts",
            "itls",
            "latencies",
            "start_times",
            "queue_times",
            "generated_texts",
            "errors",
            "requests",
            "pdf",
            "cumulative_distribution_function");

    private static final String ADVICE =
            "Maybe give the summary that the tool saved, not its log or its table of requests.";
    private static final int HEAD_BYTES = 4096;

    private final Path file;
    private final Problems problems;
    private final List<BenchmarkResult> results = new ArrayList<>();
    private boolean table;

    private BenchmarkResults(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The results in a file, one for each load, in the file's order.
     *
     * @throws InvalidInputException if the file is no result of a known tool, with what was expected, or with all problems
     *     of its results
     */
    public static List<BenchmarkResult> read(Path file) {
        Problems problems = new Problems();
        BenchmarkResults reader = new BenchmarkResults(file, problems);
        for (Value value : reader.values()) {
            reader.add(value);
        }
        problems.throwIfAny();
        return List.copyOf(reader.results);
    }

    /** Whether a file is a result of a known tool; nothing is wrong with one that is not. */
    public static boolean isResult(Path file) {
        try {
            BenchmarkResults reader = new BenchmarkResults(file, new Problems());
            return reader.values().stream()
                    .anyMatch(value -> ResultFormat.of(value).isPresent());
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** The values that may be results: those of JSON, of its lists, or the table of a CSV file. */
    private List<Value> values() {
        String head = head().stripLeading();
        if (head.startsWith("{") || head.startsWith("[")) {
            List<Value> found = new ArrayList<>();
            for (Value value : LocatedJson.readAll(file, BY_REQUEST, problems)) {
                if (value instanceof Value.Items items) {
                    found.addAll(items.values());
                } else {
                    found.add(value);
                }
            }
            if (found.isEmpty()) {
                throw refused("The file holds no result.");
            }
            return found;
        }
        if (head.isEmpty()) {
            throw refused("The file is empty.");
        }
        if (head.startsWith("<")) {
            throw refused("The file is a web page or XML, not a result. Isowatt reads " + ResultFormat.all() + ".");
        }
        if (head.lines().anyMatch(PerfTable::isHeader)) {
            table = true;
            return List.of(PerfTable.read(lines()));
        }
        throw refused("The file is neither JSON nor a table of metrics. Isowatt reads " + ResultFormat.all() + ".");
    }

    private void add(Value value) {
        Optional<ResultFormat> known = ResultFormat.of(value);
        if (known.isEmpty()) {
            problems.add(
                    file.toString(),
                    value.line(),
                    "This is no benchmark result that Isowatt knows: it has " + shown(value) + ". Isowatt reads "
                            + ResultFormat.all() + ".",
                    ADVICE);
            return;
        }
        ResultFormat format = table ? ResultFormat.PERF_CSV : known.get();
        Value.Keys keys = (Value.Keys) value;
        if (format == ResultFormat.GUIDELLM) {
            ResultFields report = fields(format, keys);
            report.sections("benchmarks")
                    .forEach(benchmark ->
                            results.add(GuideLlmResult.read(report, benchmark.from(source(format, benchmark.line())))));
            return;
        }
        ResultFields fields = fields(format, keys);
        results.add(
                switch (format) {
                    case INFERENCEX -> InferenceXResult.read(fields);
                    case VLLM -> VllmResult.read(fields);
                    case PERF_JSON, PERF_CSV, GUIDELLM -> PerfResult.read(fields);
                });
    }

    private ResultFields fields(ResultFormat format, Value.Keys keys) {
        return ResultFields.of(source(format, keys.line()), keys, problems);
    }

    private ResultSource source(ResultFormat format, int line) {
        return new ResultSource(file.toString(), results.size() + 1, line, format);
    }

    private static String shown(Value value) {
        return value instanceof Value.Keys keys && !keys.values().isEmpty()
                ? "the keys "
                        + String.join(
                                ", ", keys.values().keySet().stream().limit(8).toList())
                : "no keys";
    }

    private String head() {
        try (InputStream stream = Files.newInputStream(file)) {
            String text = new String(stream.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private InvalidInputException unreadable() {
        return new InvalidInputException(
                file.toString(),
                0,
                "The file cannot be read as UTF-8 text.",
                "Maybe check the path, and that it is a file.");
    }

    private InvalidInputException refused(String message) {
        return new InvalidInputException(file.toString(), 1, message, ADVICE);
    }
}
