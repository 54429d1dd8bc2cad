package io.isowatt.measured.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.measured.LoadProtocol;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SourceRow;
import io.isowatt.measured.UnansweredRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the file says counts, what it lacks must be given, and both must agree. */
class DeploymentOfResultTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatSaysAllNeedsNothing() throws IOException {
        ServingRow row = serving(ResultTexts.INFERENCEX, GivenDeployment.NOTHING);
        assertThat(row.source()).isEqualTo(new SourceRow("some.file", 1));
        assertThat(row.protocol()).isEqualTo(LoadProtocol.INFERENCEX);
        assertThat(row.framework()).isEqualTo(Framework.TENSORRT_LLM);
        assertThat(row.model().id()).isEqualTo("deepseek-r1");
        assertThat(row.hardware().id()).isEqualTo("hgx-b200");
        assertThat(row.layout()).isEqualTo(new Layout(1, 1, 8, 8, Precision.NVFP4, false, 1, 8192));
        assertThat(row.clientCount()).isEqualTo(64);
        assertThat(row.measured().tpotSeconds()).hasValue(0.02);
        assertThat(row.measured().ttftSeconds()).hasValue(1.5);
    }

    @Test
    void whatAFileLacksIsGiven() throws IOException {
        ServingRow row = serving(ResultTexts.VLLM, given("llama-3.1-70b", "hgx-h200", 4));
        assertThat(row.protocol()).isEqualTo(LoadProtocol.FIXED);
        assertThat(row.layout()).isEqualTo(new Layout(4, 1, 1, 1, Precision.BF16, false, 2, 8192));
        assertThat(row.modelName()).isEqualTo("meta-llama/Llama-3.1-70B-Instruct");
        assertThat(row.workload().promptTokens()).isEqualTo(1000);
        assertThat(row.workload().meanLengthFraction()).isEqualTo(1);
        assertThat(row.clientCount()).isEqualTo(16);
    }

    @Test
    void whatNeitherSaysIsNamedAtOnceAndOnce() {
        assertThatThrownBy(() -> rows(ResultTexts.VLLM + ResultTexts.VLLM, GivenDeployment.NOTHING))
                .hasMessage("""
                        --hardware: A result does not say its machine. Maybe add --hardware.
                        --framework: A result does not say its framework. Maybe add --framework.
                        --tensor-parallel: A result does not say on how many GPUs it ran.\
                         Maybe add --tensor-parallel, and the other degrees that are not 1.""");
        assertThatThrownBy(() -> rows(ResultTexts.AIPERF_CSV, GivenDeployment.NOTHING))
                .hasMessageContaining("--model: A result does not say its model.")
                .hasMessageContaining("--concurrency: A result does not say how many clients had a request open.");
    }

    @Test
    void whereBothSpeakTheyMustAgree() {
        assertThatThrownBy(() -> rows(ResultTexts.INFERENCEX, given("llama-3.1-70b", "hgx-h200", 4)))
                .hasMessageContaining("some.file:1: The result's model (deepseek-ai/DeepSeek-R1-0528) is not that of"
                        + " --model (llama-3.1-70b). Maybe leave --model out, or give only the files that it fits.")
                .hasMessageContaining("The result's machine (b200-trt) is not that of --hardware (hgx-h200).")
                .hasMessageContaining("The result's framework (trt) is not that of --framework (vllm).")
                .hasMessageContaining("The result's tensor degree (1) is not that of --tensor-parallel (4).");
    }

    @Test
    void agreeingIsNoProblem() throws IOException {
        GivenDeployment same = new GivenDeployment(
                Optional.of(ModelCatalog.load("deepseek-r1")),
                Optional.of(HardwareCatalog.load("hgx-b200")),
                Optional.of(Framework.TENSORRT_LLM),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(8),
                OptionalInt.of(8),
                OptionalInt.of(8),
                Optional.of(Precision.NVFP4),
                false,
                OptionalInt.of(2),
                OptionalInt.of(16384),
                OptionalDouble.of(64));
        assertThat(serving(ResultTexts.INFERENCEX, same).layout())
                .isEqualTo(new Layout(1, 1, 8, 8, Precision.NVFP4, false, 2, 16384));
    }

    @Test
    void aNameThatAServerWasGivenLeavesTheWordToTheUser() throws IOException {
        String served = ResultTexts.VLLM.replace("meta-llama/Llama-3.1-70B-Instruct", "my-model");
        assertThat(serving(served, given("llama-3.1-70b", "hgx-h200", 4))
                        .model()
                        .id())
                .isEqualTo("llama-3.1-70b");
        assertThatThrownBy(() -> rows(served, GivenDeployment.NOTHING))
                .hasMessageContaining("--model: The model of a result (my-model) is not known. Maybe add --model.");
    }

    @Test
    void thePrecisionInAModelsNameCounts() throws IOException {
        String fp8 = ResultTexts.VLLM.replace("70B-Instruct", "70B-Instruct-FP8");
        Layout layout = serving(fp8, given("llama-3.1-70b", "hgx-h200", 4)).layout();
        assertThat(layout.weights()).isEqualTo(Precision.FP8);
        assertThat(layout.cacheBytesPerElement()).isEqualTo(1);
        assertThat(serving(fp8, given("llama-3.1-70b", "hgx-a100", 4)).layout().cacheBytesPerElement())
                .as("a machine without fp8 keeps its cache in bf16")
                .isEqualTo(2);
    }

    @Test
    void aLoadAtARateIsNoTargetForTheFirstToken() throws IOException {
        ServingRow row = serving(ResultTexts.VLLM.replace("\"inf\"", "1.6"), given("llama-3.1-70b", "hgx-h200", 4));
        assertThat(row.protocol().published()).isFalse();
    }

    @Test
    void degreesThatDoNotFitAreNamed() {
        assertThatThrownBy(
                        () -> rows(ResultTexts.INFERENCEX.replace("\"ep\": 8", "\"ep\": 3"), GivenDeployment.NOTHING))
                .hasMessageContaining("The expert degree (3) does not divide the GPUs of a stage (8).");
    }

    @Test
    void whatIsNotModelledHasNoAnswer() throws IOException {
        assertThat(reason(ResultTexts.INFERENCEX.replace("\"spec_decoding\": \"none\"", "\"spec_decoding\": \"mtp\"")))
                .isEqualTo("The load used speculative decoding.");
        assertThat(reason(ResultTexts.INFERENCEX.replace("\"disagg\": false", "\"disagg\": true")))
                .isEqualTo("The load used prefill and decode on GPUs of their own.");
        assertThat(reason(ResultTexts.INFERENCEX.replace("\"tp\": 8", "\"tp\": 8, \"dcp_size\": 2")))
                .isEqualTo("The load used context parallelism.");
        assertThat(reason(ResultTexts.INFERENCEX.replace("\"trt\"", "\"atom\"")))
                .isEqualTo("The framework (atom) is not known.");
        assertThat(reason(ResultTexts.VLLM.replaceFirst("\\{", "{\"spec_decode_acceptance_length\": 2.5, ")))
                .isEqualTo("The load used speculative decoding.");
    }

    static GivenDeployment given(String model, String hardware, int tensorDegree) {
        return new GivenDeployment(
                Optional.of(ModelCatalog.load(model)),
                Optional.of(HardwareCatalog.load(hardware)),
                Optional.of(Framework.VLLM),
                OptionalInt.of(tensorDegree),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty());
    }

    private String reason(String text) throws IOException {
        MeasuredRow row = rows(text, GivenDeployment.NOTHING).get(0);
        assertThat(row).isInstanceOf(UnansweredRow.class);
        return ((UnansweredRow) row).reason();
    }

    private ServingRow serving(String text, GivenDeployment given) throws IOException {
        MeasuredRow row = rows(text, given).get(0);
        assertThat(row).isInstanceOf(ServingRow.class);
        return (ServingRow) row;
    }

    private List<MeasuredRow> rows(String text, GivenDeployment given) throws IOException {
        return DeploymentOfResult.rows(ResultTexts.read(folder, text), given);
    }
}
