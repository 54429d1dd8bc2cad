package io.isowatt.measured.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.SourceRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tables win in their folder; elsewhere results are found by their content. */
class MeasuredFilesTest {

    private static final String TABLE = """
            framework,model,hardware,weight_precision,isl,osl,concurrency,gpus,ttft_ms,tpot_ms
            vllm,llama-3.1-8b,h200_sxm,fp8,1000,100,4,1,100,10
            """;

    @TempDir
    private Path folder;

    @Test
    void aFolderOfResultsIsReadByNameAndOthersAreIgnored() throws IOException {
        ResultTexts.write(folder, "b.json", ResultTexts.INFERENCEX);
        ResultTexts.write(folder, "a.json", "[" + ResultTexts.INFERENCEX + "," + ResultTexts.INFERENCEX + "]");
        ResultTexts.write(folder, "config.json", "{\"hidden_size\": 8}");
        ResultTexts.write(folder, "broken.json", "{");
        ResultTexts.write(folder, "notes.txt", ResultTexts.INFERENCEX);
        assertThat(rows(folder))
                .extracting(MeasuredRow::source)
                .containsExactly(new SourceRow("a.json", 1), new SourceRow("a.json", 2), new SourceRow("b.json", 1));
    }

    @Test
    void besideTablesResultsAreIgnored() throws IOException {
        ResultTexts.write(folder, "serving_latency_aggregated.csv", TABLE);
        ResultTexts.write(folder, "a.json", ResultTexts.VLLM);
        assertThat(rows(folder))
                .extracting(MeasuredRow::source)
                .containsExactly(new SourceRow("serving_latency_aggregated.csv", 1));
    }

    @Test
    void aFileThatIsNamedMustBeAResult() throws IOException {
        Path good = ResultTexts.write(folder, "a.json", ResultTexts.INFERENCEX);
        Path bad = ResultTexts.write(folder, "config.json", "{\"hidden_size\": 8}");
        Path worse = ResultTexts.write(folder, "broken.json", "{");
        assertThat(rows(good)).hasSize(1);
        assertThatThrownBy(() -> rows(good, bad, worse))
                .hasMessageContaining("config.json:1: This is no benchmark result that Isowatt knows")
                .hasMessageContaining("broken.json:1: The file is not valid JSON");
    }

    @Test
    void aFolderOfNothingAndNoFolderAreRefused() {
        assertThatThrownBy(() -> rows(folder))
                .hasMessageContaining("no table of measurements and no result")
                .hasMessageContaining("serving_latency_aggregated.csv")
                .hasMessageContaining("GuideLLM JSON");
        assertThatThrownBy(() -> rows(folder.resolve("none"))).hasMessageContaining("does not exist");
    }

    @Test
    void optionsForResultsHaveNoPlaceWithTables() throws IOException {
        ResultTexts.write(folder, "serving_latency_aggregated.csv", TABLE);
        GivenDeployment given = DeploymentOfResultTest.given("llama-3.1-70b", "hgx-h200", 4);
        assertThatThrownBy(() -> MeasuredFiles.rows(List.of(folder), given))
                .hasMessageContaining("The tables of this folder name their own deployments.");
    }

    private static List<MeasuredRow> rows(Path... paths) {
        return MeasuredFiles.rows(List.of(paths), GivenDeployment.NOTHING);
    }
}
