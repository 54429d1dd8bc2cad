package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isowatt.serving.Performance;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The performance model against real measurements, with ceilings a little above the errors that the README quotes.
 * Rows with speculative decoding or a known defect are left out.
 */
class MeasuredServingTest {

    private static final Path TABLE = Path.of("../../shared/measured/serving_latency_aggregated.csv");

    /** Absolute percentage errors. */
    private record Errors(List<Double> percents) {
        Errors() {
            this(new ArrayList<>());
        }

        void add(double predicted, double measured) {
            percents.add(100 * Math.abs(predicted / measured - 1));
        }

        double mean() {
            return percents.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }

        double median() {
            double[] values = percents.stream().mapToDouble(Double::doubleValue).toArray();
            return new Percentile()
                    .withEstimationType(Percentile.EstimationType.R_7)
                    .evaluate(values, 50);
        }
    }

    @Test
    void errorsStayBelowTheirCeilings() {
        assumeTrue(Files.exists(TABLE), "Skipped: the measurements are not beside this checkout.");
        Errors tpot = new Errors();
        Errors ttft = new Errors();
        Errors peerTpot = new Errors();
        Errors sameRowsTpot = new Errors();
        for (Vectors.Row row : Vectors.read(TABLE)) {
            if (row.integer("mtp_suspect") == 1 || row.integer("defect") == 1) {
                continue;
            }
            boolean published = row.text("protocol").equals("inferencex");
            Performance p = Rows.plan(row, published).performance(row.number("concurrency"));
            double measured = row.number("tpot_ms");
            tpot.add(p.tpotSeconds() * 1e3, measured);
            if (published) {
                ttft.add(p.ttftSeconds() * 1e3, row.number("ttft_ms"));
            }
            if (!row.text("peer_tpot_ms").isEmpty()) {
                peerTpot.add(row.number("peer_tpot_ms"), measured);
                sameRowsTpot.add(p.tpotSeconds() * 1e3, measured);
            }
        }
        String summary = String.format(
                "%d rows: TPOT %.2f %% mean, %.2f %% median; TTFT (%d rows) %.2f %% / %.2f %%;"
                        + " %d rows with aiconfigurator: %.2f / %.2f against its %.2f / %.2f",
                tpot.percents().size(),
                tpot.mean(),
                tpot.median(),
                ttft.percents().size(),
                ttft.mean(),
                ttft.median(),
                peerTpot.percents().size(),
                sameRowsTpot.mean(),
                sameRowsTpot.median(),
                peerTpot.mean(),
                peerTpot.median());
        assertThat(tpot.percents()).as(summary).hasSizeGreaterThan(1000);
        assertThat(tpot.mean()).as(summary).isLessThan(9.8);
        assertThat(tpot.median()).as(summary).isLessThan(7.7);
        assertThat(ttft.mean()).as(summary).isLessThan(28);
        assertThat(ttft.median()).as(summary).isLessThan(24.5);
        assertThat(sameRowsTpot.mean()).as(summary).isLessThan(peerTpot.mean());
    }
}
