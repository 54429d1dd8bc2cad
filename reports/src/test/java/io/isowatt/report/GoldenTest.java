package io.isowatt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.CurveSet;
import io.isowatt.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The texts of a small study, whole. When the model or a layout moves them on purpose, run with
 * {@code -Dgolden.update=true}, read the difference, and commit it.
 */
class GoldenTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);
    private static final Path SOURCES = Path.of("src/test/resources/io/isowatt/report");

    @TempDir
    Path folder;

    @Test
    void terminalAt80Columns() throws IOException {
        compare("terminal-80.txt", new TextReport(80, false, false).of(SMALL));
    }

    @Test
    void terminalAt130Columns() throws IOException {
        compare("terminal-130.txt", new TextReport(130, false, true).of(SMALL));
    }

    @Test
    void comparisonAt80Columns() throws IOException {
        CurveSet set = CurveSet.of(List.of(ComparedStudy.of(SMALL, "1.2.3")));
        compare("comparison-80.txt", ComparisonText.of(set, set.compared(0, List.of()), 80, false, false));
    }

    @Test
    void document() throws IOException {
        ReportFolder.write(SMALL, folder.resolve("r"), "1.2.3");
        compare("report.md.txt", Files.readString(folder.resolve("r/report.md")));
    }

    private static void compare(String name, String text) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(SOURCES.resolve(name), text);
            return;
        }
        try (InputStream stream = GoldenTest.class.getResourceAsStream(name)) {
            assertThat(stream).as("golden file " + name).isNotNull();
            assertThat(text).isEqualTo(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
