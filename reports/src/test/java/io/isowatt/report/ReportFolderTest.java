package io.isowatt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.report.stored.ResultJson;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.stream.Stream;

class ReportFolderTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);

    @TempDir
    Path folder;

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static final String[] ALL = {
        "candidates.csv",
        "comparison-ratios.csv",
        "comparison.csv",
        "comparison.pdf",
        "comparison.png",
        "comparison.svg",
        "frontier.csv",
        "frontier.html",
        "frontier.json",
        "frontier.pdf",
        "frontier.png",
        "frontier.svg",
        "report.html",
        "report.md",
        "result.json"
    };

    @Test
    void writesAllFilesAndNothingElse() throws IOException {
        Path report = folder.resolve("a/b");
        ReportFolder.write(SMALL, report, "1");
        assertThat(files(report)).containsExactly(ALL);
        assertThat(files(folder.resolve("a"))).containsExactly("b");
    }

    @Test
    void saysHowTheServerIsLaunchedWhereAUserHasSetIt() throws IOException {
        StudyRequest usual = TestStudies.small();
        ServerSettings settings = new ServerSettings(
                new Speculation(3, 0.7, 0.04),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.8),
                OptionalInt.of(96));
        StudyRequest launched = new StudyRequest(
                usual.title(),
                usual.scenarios().stream()
                        .map(scenario -> scenario.with(settings))
                        .toList(),
                usual.space(),
                usual.serviceLevel(),
                usual.objectives());
        Path report = folder.resolve("launched");
        ReportFolder.write(TestStudies.run(launched, 1), report, "1");
        assertThat(Files.readString(report.resolve("result.json")).replaceAll("\\s", ""))
                .contains(
                        "\"speculation\":{\"draft_tokens\":3,\"acceptance_fraction\":0.7,\"draft_step_fraction\":0.04,")
                .contains("\"framework_options\":{\"memory_fraction\":0.8,\"max_running\":96}");
        assertThat(Files.readString(report.resolve("report.md")))
                .contains("speculation: 3 drafts, 70 % accepted, 4 % of a step each, 2.53 tokens/step")
                .contains("80 % of GPU memory used · at most 96 requests running at once");
        ReportFolder.write(SMALL, folder.resolve("usual"), "1");
        assertThat(Files.readString(folder.resolve("usual/result.json")))
                .doesNotContain("speculation", "framework_options");
    }

    @Test
    void replacesAnEarlierReportAndKeepsOtherFiles() throws IOException {
        Path report = folder.resolve("report");
        ReportFolder.write(SMALL, report, "1");
        Files.writeString(report.resolve("notes.txt"), "mine");
        ReportFolder.write(TestStudies.run(TestStudies.hopeless(), 1), report, "2");
        assertThat(Files.readString(report.resolve("notes.txt"))).isEqualTo("mine");
        assertThat(Files.readString(report.resolve("result.json"))).contains("\"program_version\": \"2\"");
        assertThat(files(folder)).containsExactly("report");
    }

    @Test
    void aReportWhoseReplacementWasKilledIsReplacedByTheNextAndLeftoversGo() throws IOException {
        Path report = folder.resolve("report");
        ReportFolder.write(SMALL, report, "1");
        Files.writeString(report.resolve(".replacing"), "");
        Files.delete(report.resolve("result.json"));
        Path leftover = Files.createDirectory(folder.resolve(".report.unfinished-" + 4_194_305));
        Files.writeString(leftover.resolve("frontier.csv"), "half a li");
        ReportFolder.check(report);
        ReportFolder.write(SMALL, report, "1");
        assertThat(files(report)).containsExactly(ALL);
        assertThat(files(folder)).containsExactly("report");
    }

    @Test
    void sameBytesForAnyThreadCountLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        ReportFolder.write(SMALL, folder.resolve("a"), "1");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            ReportFolder.write(TestStudies.run(TestStudies.small(), 1), folder.resolve("b"), "1");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (String file : ALL) {
            assertThat(Files.mismatch(folder.resolve("a/" + file), folder.resolve("b/" + file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void refusesFoldersOfOthers() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "do not touch");
        assertThatThrownBy(() -> ReportFolder.write(SMALL, folder, "1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds files but no result.json");
        assertThatThrownBy(() -> ReportFolder.check(folder.resolve("thesis.tex")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a folder");
        assertThat(files(folder)).containsExactly("thesis.tex");
    }

    @Test
    void resultHoldsFrontsCountsAndChoices() throws IOException {
        ReportFolder.write(SMALL, folder.resolve("r"), "1");
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("r/result.json").toFile());
        assertThat(json.get("schema_version").asInt()).isEqualTo(ResultJson.SCHEMA_VERSION);
        assertThat(json.get("input_hash").asText()).isEqualTo(SMALL.request().inputHash());
        for (int m = 0; m < SMALL.machines().size(); m++) {
            MachineResult machine = SMALL.machines().get(m);
            JsonNode written = json.get("machines").get(m);
            assertThat(written.get("front")).hasSize(machine.front().size());
            JsonNode counts = written.get("counts");
            long sum = counts.get("feasible").asLong() + counts.get("unvisited").asLong();
            for (JsonNode count : counts.get("removed")) {
                sum += count.asLong();
            }
            for (JsonNode count : counts.get("pruned")) {
                sum += count.asLong();
            }
            for (JsonNode count : counts.get("rejected")) {
                sum += count.asLong();
            }
            assertThat(sum).isEqualTo(counts.get("enumerated").asLong());
            assertThat(written.get("choice").get("candidate").get("rank").asLong())
                    .isEqualTo(machine.choice().orElseThrow().candidate().rank());
        }
        assertThat(json.get("dominated").get("x"))
                .hasSize(json.get("dominated").get("shown").asInt());
    }

    @Test
    void nothingFeasibleStillGivesAWholeReport() throws IOException {
        Path report = folder.resolve("r");
        ReportFolder.write(TestStudies.run(TestStudies.hopeless(), 1), report, "1");
        assertThat(files(report))
                .containsExactlyElementsOf(Stream.of(ALL)
                        .filter(file -> !file.startsWith("comparison"))
                        .toList());
        JsonNode json =
                new ObjectMapper().readTree(report.resolve("result.json").toFile());
        assertThat(json.get("winner").isNull()).isTrue();
        assertThat(Files.readString(report.resolve("report.md"))).contains("Nothing feasible.");
    }

    @Test
    void documentSaysWhatIsCountedWhereFromAndHowItEnds() throws IOException {
        ReportFolder.write(SMALL, folder.resolve("r"), "1");
        assertThat(Files.readString(folder.resolve("r/report.md")))
                .contains("**Question.** Which deployment of Dense 70B gives the most output throughput per MW")
                .contains("times the best of")
                .contains("Power boundary: facility")
                .contains("assumed: power.slope = 1.05 (fans grow with load)")
                .contains("## Accuracy");
    }
}
