package io.isowatt.estimate;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.workload.Workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A random model on a random machine under a random load, from a seed; outputs of 16 tokens and more, since below that
 * the first token's share of a whole TPOT outweighs the queue.
 *
 * @param scenario what is held fixed
 * @param layout a layout
 * @param clients clients of a replica
 */
record RandomScenario(Scenario scenario, Layout layout, int clients) {

    private static final Calibration CONSTANTS = Calibration.shipped();
    private static final List<LanguageModel> MODELS =
            ModelCatalog.ids().stream().map(ModelCatalog::load).toList();
    private static final List<Hardware> MACHINES =
            HardwareCatalog.ids().stream().map(HardwareCatalog::load).toList();

    static RandomScenario of(Random random) {
        LanguageModel model = MODELS.get(random.nextInt(MODELS.size()));
        int tp = 1 << random.nextInt(4);
        int dp = model.hasExperts() ? 1 << random.nextInt(4) : 1;
        int ep = model.hasExperts() && random.nextBoolean() ? tp * dp : 1;
        Precision weights = Precision.values()[random.nextInt(Precision.values().length)];
        Layout layout = new Layout(
                tp,
                1 << random.nextInt(3),
                dp,
                ep,
                weights,
                random.nextBoolean(),
                1 + random.nextInt(2),
                1024 << random.nextInt(5));
        Scenario scenario = new Scenario(
                model,
                MACHINES.get(random.nextInt(MACHINES.size())),
                new Workload(
                        Math.round(Math.exp(random.nextDouble() * 9) + 1),
                        Math.round(Math.exp(random.nextDouble() * 6) + 15),
                        random.nextBoolean() ? 1 : 0.9,
                        random.nextBoolean() ? 0 : random.nextDouble() * 0.9,
                        random.nextInt(4) == 0),
                Framework.values()[random.nextInt(Framework.values().length)],
                CONSTANTS,
                PowerBoundary.values()[random.nextInt(PowerBoundary.values().length)],
                OptionalDouble.empty(),
                PriceBasis.RENTED);
        int clients = (int) Math.round(Math.exp(random.nextDouble() * 8));
        return new RandomScenario(scenario.with(settings(random)), layout, clients);
    }

    private static ServerSettings settings(Random random) {
        if (random.nextInt(2) == 0) {
            return ServerSettings.CALIBRATED;
        }
        return new ServerSettings(
                random.nextBoolean()
                        ? Speculation.NONE
                        : new Speculation(1 + random.nextInt(8), random.nextDouble(), random.nextDouble() / 4),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(30)),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.5 + random.nextDouble() / 2),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(2000)));
    }

    @Override
    public String toString() {
        return scenario.model().id() + " on " + scenario.hardware().id() + ", " + scenario.framework() + ", " + layout
                + ", " + scenario.workload() + ", " + scenario.settings() + ", " + clients + " clients";
    }

    Estimate estimate() {
        return new LayoutEstimator(scenario, layout).estimate(clients);
    }

    RandomScenario on(Hardware machine) {
        Scenario moved = new Scenario(
                scenario.model(),
                machine,
                scenario.workload(),
                scenario.framework(),
                scenario.settings(),
                scenario.calibration(),
                scenario.boundary(),
                scenario.pueFraction(),
                scenario.price());
        return new RandomScenario(moved, layout, clients);
    }

    RandomScenario launched(ServerSettings settings) {
        return new RandomScenario(scenario.with(settings), layout, clients);
    }

    RandomScenario withClients(int count) {
        return new RandomScenario(scenario, layout, count);
    }

    static Hardware withChip(Hardware machine, double memory, double bandwidth, double compute) {
        Accelerator chip = machine.accelerator();
        Map<TensorFormat, Double> peaks = new HashMap<>();
        chip.peakFlopPerSecond().forEach((format, peak) -> peaks.put(format, peak * compute));
        return new Hardware(
                machine.id(),
                machine.name(),
                machine.announced(),
                new Accelerator(
                        chip.name(),
                        chip.generation(),
                        chip.memoryBytes() * memory,
                        chip.memoryBytesPerSecond() * bandwidth,
                        peaks,
                        chip.boardLimitWatts()),
                machine.systemGpuCount(),
                machine.scaleUpGpuCount(),
                machine.scaleUpBytesPerSecond(),
                machine.scaleOutBytesPerSecond(),
                machine.power(),
                machine.ownedDollarsPerGpuSecond(),
                machine.rentedDollarsPerGpuSecond(),
                machine.facts());
    }

    static Hardware withScaleUp(Hardware machine, int gpus, double link) {
        return new Hardware(
                machine.id(),
                machine.name(),
                machine.announced(),
                machine.accelerator(),
                machine.systemGpuCount(),
                gpus,
                machine.scaleUpBytesPerSecond() * link,
                machine.scaleOutBytesPerSecond() * link,
                machine.power(),
                machine.ownedDollarsPerGpuSecond(),
                machine.rentedDollarsPerGpuSecond(),
                machine.facts());
    }
}
