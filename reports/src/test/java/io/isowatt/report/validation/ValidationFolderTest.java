package io.isowatt.report.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.measured.MeasuredFolder;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.validation.Facet;
import io.isowatt.validation.Validation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a validation writes and says, for a few rows of each table. */
class ValidationFolderTest {

    @TempDir
    private Path folder;

    private Path tables = Path.of("");

    @BeforeEach
    void writeTables() throws IOException {
        tables = Files.createDirectory(folder.resolve("tables"));
        StringBuilder serving = new StringBuilder("# closed loops\nprotocol,framework,model,hardware,weight_precision,"
                + "isl,osl,concurrency,gpus,ttft_ms,tpot_ms,peer_ttft_ms,peer_tpot_ms\n");
        for (int clients = 1; clients <= 64; clients *= 2) {
            serving.append("inferencex,vllm,meta-llama/Llama-3.1-70B,b200_sxm,fp8,1024,1024,")
                    .append(clients)
                    .append(",4,100,10,120,12\n");
        }
        serving.append("inferencex,vllm,\"acme/Un, heard\",b200_sxm,fp8,1024,1024,4,4,100,10,,\n");
        Files.writeString(tables.resolve("serving_latency_aggregated.csv"), serving);
        Files.writeString(tables.resolve("serving_latency_disaggregated.csv"), """
                framework,model,hardware
                sglang,deepseek-r1,gb200
                """);
        Files.writeString(tables.resolve("serving_power.csv"), """
                task,model,weight_precision,hardware,gpus,max_num_seqs,avg_batch_size,avg_output_len,output_tps,median_itl_ms,avg_power_watts_per_gpu,energy_per_output_token_j
                gpqa,Qwen/Qwen3-8B,bfloat16,H100,1,16,15.5,6000,1500,9.6,520,0.35
                image-chat,Qwen/Qwen3-VL-8B-Instruct,bfloat16,H100,1,16,15.5,600,1500,9.6,520,0.35
                """);
        Files.writeString(tables.resolve("offline_throughput.csv"), """
                framework,hardware,model,precision,tp,pp,isl,osl,batch,output_tps_per_gpu
                TensorRT-LLM,H100,Llama 3.1 405B,FP8,1,1,128,128,max load,100
                TensorRT-LLM,H100,Llama 3.3 70B,FP8,2,2,128,128,max load,2000
                """);
    }

    private ValidationReport report() {
        Calibration constants = Calibration.shipped();
        List<MeasuredRow> rows = MeasuredFolder.read(tables).rows().toList();
        return new ValidationReport(Validation.of(rows, constants), "tables", constants, 0.05);
    }

    private List<String[]> csv() throws IOException {
        Path out = folder.resolve("out");
        ValidationFolder.write(report(), out, "1");
        return Files.readAllLines(out.resolve("validation.csv")).stream()
                .map(line -> line.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .toList();
    }

    @Test
    void theCsvHasOneLinePerRowInFileOrder() throws IOException {
        List<String[]> lines = csv();

        assertThat(String.join(",", lines.get(0)))
                .startsWith("file,row,answered,reason,predicted_ttft_ms,predicted_tpot_ms,predicted_output_tps,"
                        + "predicted_board_watts,predicted_joules_per_output_token");
        assertThat(lines.stream().skip(1).map(cells -> cells[0] + " " + cells[1] + " " + cells[2]))
                .containsExactly(
                        "serving_latency_aggregated.csv 1 true",
                        "serving_latency_aggregated.csv 2 true",
                        "serving_latency_aggregated.csv 3 true",
                        "serving_latency_aggregated.csv 4 true",
                        "serving_latency_aggregated.csv 5 true",
                        "serving_latency_aggregated.csv 6 true",
                        "serving_latency_aggregated.csv 7 true",
                        "serving_latency_aggregated.csv 8 false",
                        "serving_latency_disaggregated.csv 1 false",
                        "serving_power.csv 1 true",
                        "serving_power.csv 2 true",
                        "offline_throughput.csv 1 true",
                        "offline_throughput.csv 2 true");
        assertThat(lines).allSatisfy(cells -> assertThat(cells).hasSameSizeAs(lines.get(0)));
    }

    @Test
    void figuresStandWhereTheyApply() throws IOException {
        List<String[]> lines = csv();

        assertThat(filled(lines.get(1))).isEqualTo("ttft tpot output watts joules");
        assertThat(lines.get(8)[3]).isEqualTo("\"The model (acme/Un, heard) is not known.\"");
        assertThat(filled(lines.get(8))).isEmpty();
        assertThat(lines.get(9)[3]).isNotEmpty();
        assertThat(filled(lines.get(10))).isEqualTo("ttft tpot output watts joules");
        assertThat(filled(lines.get(12))).isEqualTo("output");
    }

    @Test
    void rowsThatTheModelThinksTooLargeArePredictedAndMarked() throws IOException {
        List<String[]> lines = csv();

        assertThat(lines.get(12)[lines.get(12).length - 1]).isEqualTo("exceeded");
        assertThat(lines.get(13)[lines.get(13).length - 1]).isEqualTo("enough");
    }

    private static String filled(String[] cells) {
        StringBuilder names = new StringBuilder();
        String[] figures = {"ttft", "tpot", "output", "watts", "joules"};
        for (int f = 0; f < figures.length; f++) {
            if (!cells[4 + f].isEmpty()) {
                assertThat(Double.parseDouble(cells[4 + f])).isPositive();
                names.append(names.isEmpty() ? "" : " ").append(figures[f]);
            }
        }
        return names.toString();
    }

    @Test
    void predictionsDoNotDependOnWhatWasMeasured() throws IOException {
        List<String> with = csv().stream().map(cells -> String.join(",", cells)).toList();
        Path serving = tables.resolve("serving_latency_aggregated.csv");
        Files.writeString(
                serving,
                Files.readString(serving)
                        .replace(",ttft_ms,tpot_ms,peer_ttft_ms,peer_tpot_ms", "")
                        .replace(",100,10,120,12", "")
                        .replace(",100,10,,", ""));

        assertThat(csv().stream().map(cells -> String.join(",", cells))).containsExactlyElementsOf(with);
    }

    @Test
    void writesPicturesOfWhatThereAreRowsForAndKeepsOtherFiles() throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("notes.txt"), "mine");
        ValidationFolder.write(report(), out, "1");
        assertThat(names(out)).contains("notes.txt", "tpot.svg", "tpot.png", "offline-throughput.svg", "validation.md");

        Files.delete(tables.resolve("offline_throughput.csv"));
        ValidationFolder.write(report(), out, "1");

        assertThat(names(out)).contains("notes.txt", "tpot.svg").doesNotContain("offline-throughput.svg");
        assertThat(Files.readString(out.resolve("tpot.svg"))).contains("Predicted and measured TPOT", "hgx-b200 (7)");
    }

    @Test
    void sameBytesForAnyLocale() throws IOException {
        Locale locale = Locale.getDefault();
        ValidationFolder.write(report(), folder.resolve("a"), "1");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            ValidationFolder.write(report(), folder.resolve("b"), "1");
        } finally {
            Locale.setDefault(locale);
        }
        for (String name : List.of("validation.csv", "validation.md", "tpot.svg", "board-watts.svg")) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void noLineIsLongerThanTheTerminal(int columns) {
        String text = new ValidationText(columns, false, true).of(report(), List.of());
        assertThat(text.lines()).allMatch(line -> line.length() <= columns);
        assertThat(text)
                .contains("Head to head with aiconfigurator")
                .contains("Order inside a sweep")
                .contains("Choosing by prediction")
                .contains("By machine")
                .contains("images or video");
    }

    @Test
    void errorsAreBrokenDownAsAsked() {
        String text = new ValidationText(120, false, false).of(report(), List.of(Facet.MACHINE, Facet.LOAD));
        assertThat(text)
                .contains("By machine x load")
                .contains("hgx-b200, up to 2 clients/GPU")
                .doesNotContain("By model");
        assertThat(text.chars()).allMatch(c -> c < 128);
    }

    @Test
    void theDocumentShowsEveryCellAndPicture() throws IOException {
        ValidationFolder.write(report(), folder.resolve("out"), "1");
        String text = Files.readString(folder.resolve("out/validation.md"));
        assertThat(text)
                .contains("](tpot.svg)")
                .contains("## Every cell")
                .contains("| vLLM | hgx-b200 | llama-3.1-70b | over 2 to 8 clients/GPU | 2 |");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
