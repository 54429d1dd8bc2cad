package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.serving.Performance;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the shipped constants predict, so that nobody moves a figure unawares. When it moves on purpose, run with
 * {@code -Dgolden.update=true} and say in PREDICTIONS.md what moved, by how much and why.
 */
class FrozenPredictionsTest {

    private static final Percentage TOLERANCE = Percentage.withPercentage(1e-7);
    private static final Path SOURCE = Path.of("src/test/resources/io/isowatt/estimate/predictions.csv");

    @Test
    void predictionsStandStill() throws IOException {
        List<String> lines = new ArrayList<>(List.of("tpot_seconds,ttft_seconds,output_tokens_per_second"));
        List<Vectors.Row> frozen = Boolean.getBoolean("golden.update") ? List.of() : Vectors.read("predictions.csv");
        List<Vectors.Row> inputs = Vectors.read("model_golden.csv");
        for (int i = 0; i < inputs.size(); i++) {
            Vectors.Row row = inputs.get(i);
            Performance p = Rows.plan(row, row.integer("uniform_lengths") == 1).performance(row.number("concurrency"));
            lines.add(p.tpotSeconds() + "," + p.ttftSeconds() + "," + p.outputTokensPerSecond());
            if (!frozen.isEmpty()) {
                String what = "vector " + (i + 1);
                assertThat(p.tpotSeconds()).as(what).isCloseTo(frozen.get(i).number("tpot_seconds"), TOLERANCE);
                assertThat(p.ttftSeconds()).as(what).isCloseTo(frozen.get(i).number("ttft_seconds"), TOLERANCE);
                assertThat(p.outputTokensPerSecond())
                        .as(what)
                        .isCloseTo(frozen.get(i).number("output_tokens_per_second"), TOLERANCE);
            }
        }
        if (frozen.isEmpty()) {
            Files.writeString(SOURCE, String.join("\n", lines) + "\n");
        }
    }
}
