package io.isowatt.benchmark;

import io.isowatt.search.SearchOptions;
import io.isowatt.study.Study;
import io.isowatt.study.StudyReader;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A whole exact search of two machines, without reading the study and without a report. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SearchBenchmark {

    @Param({"standard", "full"})
    public String space = "";

    @Param({"1", "2"})
    public int threads = 1;

    private StudyRequest request = request("standard");

    @Setup
    public void prepare() {
        request = request(space);
    }

    @Benchmark
    public StudyResult search() {
        return new Study(request).run(SearchOptions.threads(threads));
    }

    private static StudyRequest request(String space) {
        return StudyReader.readStudy(Map.of(
                "model", List.of("llama-3.1-70b"),
                "hardware", List.of("hgx-h200", "hgx-b200"),
                "workload.prompt", List.of("1024 tokens"),
                "workload.output", List.of("1024 tokens"),
                "slo.ttft", List.of("2 s"),
                "slo.interactivity", List.of("30 tokens/s"),
                "search-space", List.of(space)));
    }
}
