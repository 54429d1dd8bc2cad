package io.isowatt.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.deployment.Framework;
import io.isowatt.llm.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MeasuredFolderTest {

    private static final String SERVING = TableKind.SERVING.fileName();

    private static final String HEADER = "protocol,framework,model,hardware,weight_precision,isl,osl,concurrency,gpus,"
            + "attention_dp,expert_parallel,ttft_ms,tpot_ms,mtp_suspect,defect,peer_tpot_ms\n";

    @TempDir
    private Path folder;

    @Test
    void aRowIsReadWithModelMachineLayoutAndLoad() throws IOException {
        write(
                SERVING,
                "# comment\n" + HEADER
                        + "inferencex,vllm,\"Qwen/Qwen3-32B\",h100_sxm,fp8,1000,500,64,8,2,4,250,12.5,0,1,13\n");

        ServingRow row = MeasuredFolder.read(folder).servingRows().get(0);

        assertThat(row.source()).isEqualTo(new SourceRow(SERVING, 1));
        assertThat(row.framework()).isEqualTo(Framework.VLLM);
        assertThat(row.model().id()).isEqualTo("qwen3-32b");
        assertThat(row.hardware().id()).isEqualTo("hgx-h100");
        assertThat(row.layout().tensorDegree()).isEqualTo(4);
        assertThat(row.layout().dataDegree()).isEqualTo(2);
        assertThat(row.layout().expertDegree()).isEqualTo(4);
        assertThat(row.layout().weights()).isEqualTo(Precision.FP8);
        assertThat(row.layout().cacheBytesPerElement()).isEqualTo(1);
        assertThat(row.workload().meanPromptTokens()).isEqualTo(900);
        assertThat(row.workload().meanOutputTokens()).isEqualTo(450);
        assertThat(row.clientCount()).isEqualTo(64);
        assertThat(row.measured().ttftSeconds()).hasValue(0.25);
        assertThat(row.measured().tpotSeconds()).hasValue(0.0125);
        assertThat(row.peer().tpotSeconds()).hasValue(0.013);
        assertThat(row.peer().ttftSeconds()).isEmpty();
        assertThat(row.sound()).isFalse();
    }

    @Test
    void measuredColumnsMayBeAbsentAndBlank() throws IOException {
        write(SERVING, """
                framework,model,hardware,weight_precision,isl,osl,concurrency,tpot_ms
                sglang,deepseek-r1,hgx-b200,nvfp4,8192,1024,16,
                """);

        ServingRow row = MeasuredFolder.read(folder).servingRows().get(0);

        assertThat(row.measured()).isEqualTo(Latency.UNKNOWN);
        assertThat(row.layout().gpuCount()).isEqualTo(1);
        assertThat(row.protocol()).isEqualTo(LoadProtocol.FIXED);
        assertThat(row.sound()).isTrue();
    }

    @Test
    void whatIsNotKnownIsTheReasonForNoAnswer() throws IOException {
        write(
                SERVING,
                HEADER
                        + "internal,vllm,acme/Unheard-1B,h100_sxm,fp8,1000,500,64,8,1,1,,,,,\n"
                        + "internal,vllm,Qwen/Qwen3-32B,tpu,fp8,1000,500,64,8,1,1,,,,,\n"
                        + "internal,vllm,Qwen/Qwen3-32B,h100_sxm,fp8,1000,500,,8,1,1,,,,,\n"
                        + "internal,vllm,Qwen/Qwen3-32B,h100_sxm,fp8,1000,500,64,8,3,1,,,,,\n");

        assertThat(MeasuredFolder.read(folder).rows())
                .extracting(row -> ((UnansweredRow) row).reason())
                .containsExactly(
                        "The model (acme/Unheard-1B) is not known.",
                        "The hardware (tpu) is not known.",
                        "The row has no concurrency.",
                        "The pipeline and data degrees (1 × 3) do not divide the GPUs (8).");
    }

    @Test
    void everyProblemIsToldWithItsLine() throws IOException {
        write(
                SERVING,
                "# comment\n" + HEADER
                        + "internal,vllm,Qwen/Qwen3-32B,h100_sxm,fp8,many,500,64,8,1,1,,,,,\n"
                        + "internal,vllm\n"
                        + "internal,vllm,Qwen/Qwen3-32B,h100_sxm,fp8,1000,-5,64,2.5,1,1,,,,,\n"
                        + "internal,\"vllm,Qwen/Qwen3-32B\n");

        assertThatThrownBy(() -> MeasuredFolder.read(folder))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems().stream().map(Problem::line))
                                .containsExactly(3, 4, 5, 5, 6));
    }

    @Test
    void aMissingColumnIsAProblemOfTheHeader() throws IOException {
        write(SERVING, "# comment\nframework,model,hardware,weight_precision,isl,osl\n");

        assertThatThrownBy(() -> MeasuredFolder.read(folder))
                .hasMessageContaining(SERVING + ":2: The column concurrency is missing.");
    }

    @Test
    void aFolderWithoutAKnownTableIsRefusedWithTheirNames() throws IOException {
        write("notes.csv", "a,b\n");

        assertThatThrownBy(() -> MeasuredFolder.read(folder))
                .satisfies(e -> TableKind.fileNames()
                        .forEach(name -> assertThat(e.getMessage()).contains(name)));
        assertThatThrownBy(() -> MeasuredFolder.read(folder.resolve("none"))).hasMessageContaining("does not exist");
    }

    @Test
    void tablesComeInAFixedOrder() throws IOException {
        write("offline_throughput.csv", """
                framework,hardware,model,precision,tp,pp,isl,osl,batch,output_tps_per_gpu
                TensorRT-LLM,H100,Mixtral 8x7B,FP8,2,2,128,128,64,1000
                """);
        write("serving_power.csv", """
                task,model,weight_precision,hardware,gpus,data_parallel,max_num_seqs,avg_output_len
                gpqa,Qwen/Qwen3-8B,bfloat16,H100,1,1,8,6000
                """);
        write("kernel_power_gemm.csv", "whatever");

        List<MeasuredRow> rows = MeasuredFolder.read(folder).rows().toList();

        assertThat(rows.get(0)).isInstanceOfSatisfying(PowerRow.class, row -> {
            assertThat(row.promptTokens()).isEqualTo(250);
            assertThat(row.layout().cacheBytesPerElement()).isEqualTo(2);
            assertThat(row.textOnly()).isTrue();
        });
        assertThat(rows.get(1)).isInstanceOfSatisfying(OfflineRow.class, row -> {
            assertThat(row.layout().pipelineDegree()).isEqualTo(2);
            assertThat(row.layout().gpuCount()).isEqualTo(4);
            assertThat(row.sequenceLimitCount()).hasValue(64);
        });
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
