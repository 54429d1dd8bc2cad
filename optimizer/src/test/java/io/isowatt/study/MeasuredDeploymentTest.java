package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.measured.result.GivenDeployment;
import io.isowatt.measured.result.MeasuredFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MeasuredDeploymentTest {

    private static final String HEAD =
            "framework,model,hardware,weight_precision,isl,osl,concurrency,gpus,attention_tp,ttft_ms,tpot_ms\n";

    @TempDir
    Path folder;

    private static StudyRequest request() {
        return StudyReader.readStudy(Map.of(
                "model", List.of("llama-3.1-70b"),
                "hardware", List.of("hgx-h200", "hgx-b200"),
                "workload.prompt", List.of("1024 tokens"),
                "workload.output", List.of("512 tokens"),
                "slo.ttft", List.of("2s"),
                "framework", List.of("vllm")));
    }

    private List<MeasuredDeployment> found(String rows) throws IOException {
        Files.writeString(folder.resolve("serving_latency_aggregated.csv"), HEAD + rows);
        return MeasuredDeployment.of(request(), MeasuredFiles.rows(List.of(folder), GivenDeployment.NOTHING));
    }

    @Test
    void throughputIsThatOfTheClosedLoopOfMeasuredLatencies() throws IOException {
        List<MeasuredDeployment> found = found("vllm,meta-llama/Llama-3.1-70B,b200_sxm,fp8,1024,512,64,8,8,500,20\n");
        assertThat(found).hasSize(1);
        Estimate estimate = found.get(0).estimate();
        assertThat(found.get(0).scenarioIndex()).isEqualTo(1);
        assertThat(Metric.INTERACTIVITY.of(estimate)).isCloseTo(50, within(1e-9));
        assertThat(Metric.TTFT.of(estimate)).isCloseTo(0.5, within(1e-12));
        assertThat(estimate.outputTokensPerSecond()).isCloseTo(64 * 512 / (0.5 + 511 * 0.02), within(1e-6));
        assertThat(estimate.watts()).isPositive();
    }

    @Test
    void onlyRowsOfTheQuestionWithinItsLimitCount() throws IOException {
        assertThat(found("""
                        trtllm,meta-llama/Llama-3.1-70B,b200_sxm,fp8,1024,512,64,8,8,500,20
                        vllm,meta-llama/Llama-3.1-8B,b200_sxm,fp8,1024,512,64,8,8,500,20
                        vllm,meta-llama/Llama-3.1-70B,h100_sxm,fp8,1024,512,64,8,8,500,20
                        vllm,meta-llama/Llama-3.1-70B,b200_sxm,fp8,1024,1024,64,8,8,500,20
                        vllm,meta-llama/Llama-3.1-70B,b200_sxm,fp8,1024,512,64,8,8,2500,20
                        """)).isEmpty();
    }
}
