package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;
import io.isowatt.measured.Names;
import io.isowatt.power.BoardPower;
import io.isowatt.power.PowerBoundary;
import io.isowatt.power.PowerConstants;
import io.isowatt.power.StepWork;
import io.isowatt.serving.Performance;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Whether about 80 % of measurements lie in the 80 % band. Rows with speculative decoding or a known defect are left out. */
class MeasuredCoverageTest {

    private static final Path SERVING = Path.of("../../shared/measured/serving_latency_aggregated.csv");
    private static final Path POWER = Path.of("../../shared/measured/serving_power.csv");

    private static final Map<String, Double> PROMPT_TOKENS =
            Map.of("lm-arena-chat", 200.0, "gpqa", 250.0, "sourcegraph-fim", 1200.0);

    /** Counts measurements inside their bands. */
    private static final class Coverage {
        private final String name;
        private final List<Double> errors = new ArrayList<>();
        private int inside;

        Coverage(String name) {
            this.name = name;
        }

        void add(double predicted, Spread spread, double measured) {
            errors.add(Math.abs(Math.log(measured / predicted)));
            inside += Band.of(predicted, spread).contains(measured) ? 1 : 0;
        }

        void check(int leastRows) {
            int all = errors.size();
            double percent = 100.0 * inside / all;
            Collections.sort(errors);
            String said = String.format(
                    Locale.ROOT,
                    "%s: %d of %d rows, %.1f %%; a sigma of %.3f would cover 80 %%",
                    name,
                    inside,
                    all,
                    percent,
                    errors.get((int) (0.8 * all)) / Band.DEVIATIONS);
            System.out.println(said);
            assertThat(all).as(said).isGreaterThan(leastRows);
            assertThat(percent).as(said).isBetween(74.0, 88.0);
        }
    }

    private static Uncertainty uncertainty(
            LanguageModel model, Hardware machine, Framework framework, Layout layout, double clients, double watts) {
        Scenario scenario = new Scenario(
                model,
                machine,
                Workload.fixed(1024, 1024),
                framework,
                Calibration.shipped(),
                PowerBoundary.BOARD,
                OptionalDouble.empty(),
                PriceBasis.RENTED);
        return new ScenarioUncertainty(scenario).of(layout).at(clients, watts);
    }

    @Test
    void timesLieInTheirBands() {
        assumeTrue(Files.exists(SERVING), "Skipped: the measurements are not beside this checkout.");
        Coverage tpot = new Coverage("TPOT in its 80 % band");
        Coverage ttft = new Coverage("TTFT of a published protocol in its 80 % band");
        Coverage throughput = new Coverage("throughput in its 80 % band");
        for (Vectors.Row row : Vectors.read(SERVING)) {
            if (row.integer("mtp_suspect") == 1 || row.integer("defect") == 1) {
                continue;
            }
            boolean published = row.text("protocol").equals("inferencex");
            double clients = row.number("concurrency");
            Performance p = Rows.plan(row, published).performance(clients);
            Uncertainty u = uncertainty(
                    Rows.model(row.text("model")),
                    Rows.hardware(row.text("hardware")),
                    Names.framework(row.text("framework")).orElseThrow(),
                    Rows.layout(row),
                    clients,
                    700);
            double seconds = row.number("tpot_ms") / 1e3;
            double firstSeconds = row.number("ttft_ms") / 1e3;
            double further = row.number("osl") - 1;
            tpot.add(p.tpotSeconds(), u.time(), seconds);
            throughput.add(p.ttftSeconds() + p.tpotSeconds() * further, u.time(), firstSeconds + seconds * further);
            if (published) {
                ttft.add(p.ttftSeconds(), u.ttft(), firstSeconds);
            }
        }
        tpot.check(1000);
        ttft.check(600);
        throughput.check(1000);
    }

    /** Board watts at the measured step time, of text tasks and models of the catalog. */
    @Test
    void boardWattsLieInTheirBand() {
        assumeTrue(Files.exists(POWER), "Skipped: the measurements are not beside this checkout.");
        PowerConstants constants = Calibration.shipped().power();
        Coverage watts = new Coverage("board watts in their 80 % band");
        for (Vectors.Row row : Vectors.read(POWER)) {
            Double prompt = PROMPT_TOKENS.get(row.text("task"));
            if (prompt == null || new Names().model(row.text("model")).isEmpty()) {
                continue;
            }
            LanguageModel model = Rows.model(row.text("model"));
            Hardware machine =
                    HardwareCatalog.load("hgx-" + row.text("hardware").toLowerCase(Locale.ROOT));
            int gpus = row.integer("gpus");
            int dp = row.integer("data_parallel") > 1 ? gpus : 1;
            Layout layout = new Layout(gpus / dp, 1, dp, 1, precision(row), false, 2, 8192);
            StepWork work = new StepWork(
                    model,
                    machine.accelerator(),
                    layout,
                    prompt + row.number("avg_output_len") / 2,
                    StepWork.tileRows(constants, model, machine.accelerator(), layout, Framework.VLLM));
            double batch = row.number("avg_batch_size");
            double step = row.number("median_itl_ms") / 1e3;
            double prefill = Math.max(1 - step * row.number("output_tps") / batch, 0);
            double predicted = new BoardPower(constants)
                    .watts(
                            machine.accelerator(),
                            machine.power().idleFraction(),
                            work.peakFlopPerSecond(),
                            work.bytes(batch),
                            work.flop(batch),
                            step,
                            prefill);
            Uncertainty u = uncertainty(model, machine, Framework.VLLM, layout, batch, predicted);
            watts.add(predicted, u.boardWatts(), row.number("avg_power_watts_per_gpu"));
        }
        watts.check(250);
    }

    private static Precision precision(Vectors.Row row) {
        String name = row.text("weight_precision");
        return name.equals("bfloat16") ? Precision.BF16 : Precision.byLabel().get(name);
    }
}
