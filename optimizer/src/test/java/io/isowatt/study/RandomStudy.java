package io.isowatt.study;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.space.serving.ConcurrencyGrid;
import io.isowatt.space.serving.FractionAxis;
import io.isowatt.space.serving.ServerAxes;
import io.isowatt.space.serving.SpaceDefinition;
import io.isowatt.workload.ServiceLevel;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

/** Seeded studies over small spaces: any catalog model and machines, any load, two or three objectives. */
final class RandomStudy {

    private static final Calibration CALIBRATION = Calibration.shipped();

    private final Random random;

    RandomStudy(long seed) {
        this.random = new Random(seed);
    }

    StudyRequest next() {
        List<Metric> objectives = new ArrayList<>(List.of(Metric.values()));
        Collections.shuffle(objectives, random);
        LanguageModel model = ModelCatalog.load(oneOf(ModelCatalog.ids()));
        Workload workload = new Workload(
                1 + random.nextInt(6000),
                2 + random.nextInt(2000),
                random.nextBoolean() ? 1 : 0.9,
                random.nextInt(3) * 0.4,
                random.nextBoolean());
        Framework framework = oneOf(List.of(Framework.values()));
        PowerBoundary boundary = oneOf(List.of(PowerBoundary.values()));
        PriceBasis price = oneOf(List.of(PriceBasis.values()));
        ServerSettings settings = oneOf(List.of(
                ServerSettings.CALIBRATED,
                ServerSettings.CALIBRATED,
                ServerSettings.speculating(new Speculation(3, 0.7, 0.04))));
        List<Scenario> scenarios = Stream.generate(() -> oneOf(HardwareCatalog.ids()))
                .limit(1 + random.nextInt(2))
                .distinct()
                .map(id -> new Scenario(
                        model,
                        HardwareCatalog.load(id),
                        workload,
                        framework,
                        settings,
                        CALIBRATION,
                        boundary,
                        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(1.3),
                        price))
                .toList();
        return new StudyRequest(
                "random",
                scenarios,
                space(),
                new ServiceLevel(
                        oneOf(List.of(0.5, 2.0, Double.POSITIVE_INFINITY)),
                        oneOf(List.of(0.01, 0.03, 1.0)),
                        oneOf(List.of(0.0, 0.05, 0.3))),
                objectives.subList(0, 2 + random.nextInt(2)));
    }

    private SpaceDefinition space() {
        return new SpaceDefinition(
                "random",
                "",
                random.nextBoolean() ? List.of() : some(List.of(1, 2, 4, 8, 16)),
                some(List.of(1, 2, 3, 4, 8)),
                random.nextBoolean() ? List.of() : some(List.of(1, 2, 3)),
                random.nextBoolean() ? List.of() : some(List.of(1, 2, 4, 8)),
                random.nextBoolean() ? List.of() : some(List.of(1, 2, 8)),
                some(List.of(Precision.values())),
                some(List.of(true, false)),
                some(List.of(1, 2)),
                new ConcurrencyGrid(
                        1 + random.nextInt(5),
                        5 + random.nextInt(600),
                        random.nextInt(4) > 0 ? ConcurrencyGrid.Grid.COARSE : ConcurrencyGrid.Grid.FINE),
                some(List.of(512, 2048, 8192)),
                new ServerAxes(
                        random.nextInt(3) > 0 ? List.of() : some(List.of(0, 1, 3)),
                        FractionAxis.listed(random.nextInt(3) > 0 ? List.of() : some(List.of(1.0, 0.8, 0.55))),
                        FractionAxis.listed(random.nextInt(5) > 0 ? List.of() : some(List.of(1.0, 0.75))),
                        random.nextInt(3) > 0 ? List.of() : some(List.of(1, 2, 5))),
                true,
                Optional.empty());
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Some of the values, at least one, in their order. */
    private <T> List<T> some(List<T> values) {
        T sure = oneOf(values);
        return values.stream()
                .filter(value -> value.equals(sure) || random.nextBoolean())
                .toList();
    }
}
