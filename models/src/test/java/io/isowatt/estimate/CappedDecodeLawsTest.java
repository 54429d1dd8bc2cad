package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.power.PowerBoundary;
import org.junit.jupiter.api.Test;

import java.util.Random;

class CappedDecodeLawsTest {

    private static final int TRIALS = 4000;

    /** What bounds of pools rest on: with more sequences a step takes no less time, energy included. */
    @Test
    void moreSequencesNeverShortenACappedStepNorSaveItsEnergy() {
        for (int seed = 0; seed < TRIALS; seed++) {
            Random random = new Random(seed);
            RandomScenario point = RandomScenario.of(random);
            ServerSettings settings = point.scenario().settings().capped(0.5 + random.nextDouble() / 2);
            if (random.nextInt(3) == 0) {
                settings = settings.clocked(0.64 + 0.36 * random.nextDouble());
            }
            DecodeEstimator estimator = new DecodeEstimator(point.scenario().with(settings), point.layout());
            double few = Math.exp(random.nextDouble() * 8);
            DecodeWorker small = estimator.worker(few);
            DecodeWorker large = estimator.worker(few * (1 + random.nextDouble() * random.nextDouble()));
            String inputs = "seed " + seed + ", " + point + ", " + settings;
            assertThat(large.service().stepSeconds())
                    .as(inputs)
                    .isGreaterThanOrEqualTo(small.service().stepSeconds() * (1 - 1e-12));
            for (PowerBoundary at : PowerBoundary.values()) {
                assertThat(large.watts().watts(at) * large.service().stepSeconds())
                        .as(inputs + at)
                        .isGreaterThanOrEqualTo(
                                small.watts().watts(at) * small.service().stepSeconds() * (1 - 1e-12));
            }
        }
    }
}
