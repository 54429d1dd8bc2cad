package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.Outcome;
import io.isowatt.serving.Rejected;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

class EveryModelOnEveryMachineTest {

    private static final Calibration CALIBRATION = Calibration.shipped();
    private static final int[] CLIENTS = {1, 7, 256, 4096};

    @TempDir
    private Path folder;

    static Stream<String> models() {
        return ModelCatalog.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLayoutHasFiniteFiguresOrAReason(String model) {
        for (String machine : HardwareCatalog.ids()) {
            for (Framework framework : Framework.values()) {
                Scenario scenario = new Scenario(
                        ModelCatalog.load(model),
                        HardwareCatalog.load(machine),
                        Workload.fixed(1000, 300),
                        framework,
                        CALIBRATION,
                        PowerBoundary.FACILITY,
                        OptionalDouble.empty(),
                        PriceBasis.RENTED);
                ServingSpace space =
                        new ServingSpace(SpaceCatalog.load("quick"), scenario.model(), scenario.hardware());
                space.space().walk((firstRank, indices) -> isSane(scenario, space.layout(indices)));
            }
        }
    }

    private static void isSane(Scenario scenario, Layout layout) {
        LayoutEstimator estimator = new LayoutEstimator(scenario, layout);
        for (int clients : CLIENTS) {
            String name = scenario.model().id() + " on " + scenario.hardware().id() + ", " + layout + ", " + clients;
            Outcome outcome = estimator.serving().outcome(clients);
            if (outcome instanceof Rejected rejected) {
                assertThat(rejected.actual() > rejected.limit()).as(name).isTrue();
                assertThat(rejected.describe()).as(name).doesNotContain("NaN").doesNotContain("Infinity");
            } else {
                Estimate estimate = estimator.estimate(clients);
                for (Metric metric : Metric.values()) {
                    assertThat(metric.of(estimate))
                            .as(name + ": " + metric)
                            .isFinite()
                            .isPositive();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void optimizeFindsAnAnswerOnTwoMachines(String model) {
        Run run = Run.of(
                "optimize",
                "--model",
                model,
                "--hardware",
                "hgx-b200,mi355x",
                "--prompt",
                "1000",
                "--output",
                "300",
                "--search-space",
                "quick",
                "--interactivity",
                "10 tokens/s",
                "--out",
                folder.resolve("r").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitCode.FOUND);
        assertThat(run.out()).doesNotContain("NaN").doesNotContain("Infinity");
    }
}
