package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.hardware.HardwareCatalog;

import java.util.Random;

/**
 * Random pools of a model under a load, from a seed: any layouts that need not fit in memory, machines alike or not.
 *
 * @param prefillScenario with the machine of the prefill pool
 * @param prefillLayout layout of a prefill worker
 * @param x prefill workers
 * @param decodeScenario with the machine of the decode pool
 * @param decodeLayout layout of a decode worker
 * @param y decode workers
 * @param running sequences that run in a decode worker
 */
record RandomPools(
        Scenario prefillScenario,
        Layout prefillLayout,
        int x,
        Scenario decodeScenario,
        Layout decodeLayout,
        int y,
        double running) {

    static RandomPools of(Random random) {
        RandomScenario point = RandomScenario.of(random);
        Layout p = point.layout();
        Layout d = new Layout(
                1 << random.nextInt(4),
                1 << random.nextInt(2),
                p.dataDegree() > 1 ? 1 << random.nextInt(5) : 1,
                1,
                p.weights(),
                p.wideActivations(),
                p.cacheBytesPerElement(),
                8192);
        String other =
                HardwareCatalog.ids().get(random.nextInt(HardwareCatalog.ids().size()));
        Scenario second =
                random.nextBoolean() ? point.scenario() : point.scenario().on(HardwareCatalog.load(other));
        return new RandomPools(
                point.scenario(),
                p,
                1 + (int) Math.exp(random.nextDouble() * 4),
                second,
                d,
                1 + random.nextInt(8),
                Math.exp(random.nextDouble() * 6));
    }

    PrefillWorker prefill() {
        return new PrefillEstimator(prefillScenario, prefillLayout).worker();
    }

    DecodeEstimator decode() {
        return new DecodeEstimator(decodeScenario, decodeLayout);
    }

    DisaggregatedEstimator estimator() {
        return new DisaggregatedEstimator(prefillScenario);
    }
}
