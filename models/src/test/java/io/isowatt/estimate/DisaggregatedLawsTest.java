package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.hardware.Hardware;
import io.isowatt.power.PowerBoundary;
import io.isowatt.power.PrefillPower;
import io.isowatt.power.Watts;
import io.isowatt.serving.KvPort;
import io.isowatt.serving.PrefillService;
import io.isowatt.serving.SplitLoop;
import io.isowatt.uncertainty.Uncertainty;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Laws of separate pools on random models, machines, layouts and loads; the seed is the parameter. */
class DisaggregatedLawsTest {

    private static final int POINTS_PER_SEED = 200;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    private interface Law {
        void check(RandomPools pools, PrefillWorker prefill, DecodeWorker decode, Estimate estimate, Random random);
    }

    /** Pools that keep up. */
    private static void forAll(long seed, Law law) {
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < POINTS_PER_SEED; i++) {
            RandomPools pools = RandomPools.of(random);
            PrefillWorker prefill = pools.prefill();
            DecodeWorker decode = pools.decode().worker(pools.running());
            Optional<Estimate> estimate = pools.estimator().estimate(prefill, pools.x(), decode, pools.y());
            if (estimate.isPresent()) {
                law.check(pools, prefill, decode, estimate.get(), random);
                found++;
            }
        }
        assertThat(found).isGreaterThan(POINTS_PER_SEED / 5);
    }

    /** The same or more, often by no more than a rounding error. */
    private static double worse(Random random, double value) {
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> Math.nextUp(value);
            case 2 -> value * (1 + 1e-15 * random.nextInt(10));
            default -> value * (1 + random.nextDouble() / 4);
        };
    }

    private static PrefillWorker worse(Random random, PrefillWorker worker) {
        PrefillService s = worker.service();
        KvPort p = s.port();
        PrefillPower w = worker.power();
        Watts idle = w.idle();
        return new PrefillWorker(
                worker.hardware(),
                worker.layout(),
                new PrefillService(
                        worse(random, s.promptSeconds()),
                        worse(random, s.crowdedSeconds()),
                        worse(random, s.secondsPerPrompt()),
                        new KvPort(
                                p.rankCount(),
                                worse(random, p.networkSeconds()),
                                worse(random, p.domainSeconds()),
                                worse(random, p.networkLatencySeconds()),
                                worse(random, p.domainLatencySeconds()))),
                new PrefillPower(
                        new Watts(
                                worse(random, idle.boardWatts()),
                                worse(random, idle.serverWatts()),
                                worse(random, idle.facilityWatts()),
                                worse(random, idle.provisionedWatts())),
                        worse(random, w.boardJoulesPerPrompt()),
                        worse(random, w.serverJoulesPerPrompt()),
                        worse(random, w.facilityJoulesPerPrompt())),
                worse(random, worker.dollarsPerSecond()));
    }

    /** Rounding included: nothing here may be off by the last bit. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aPrefillWorkerThatIsNoBetterGivesNoBetterFigure(long seed) {
        forAll(seed, (pools, prefill, decode, good, random) -> {
            for (int i = 0; i < 20; i++) {
                PrefillWorker changed = worse(random, prefill);
                Optional<Estimate> bad = pools.estimator().estimate(changed, pools.x(), decode, pools.y());
                for (Metric metric : Metric.values()) {
                    double g = metric.of(good);
                    double b = bad.isEmpty() ? g : metric.of(bad.get());
                    assertThat(metric.maximized() ? g - b : b - g)
                            .as("%s of %s with %s", metric, pools, changed)
                            .isNotNegative();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void morePrefillWorkersNeverRaiseTtft(long seed) {
        forAll(seed, (pools, prefill, decode, few, random) -> {
            SplitLoop loop = pools.estimator()
                    .loop(prefill, pools.x(), decode, pools.y())
                    .orElseThrow();
            int more = pools.x() + 1 + random.nextInt(5);
            long gpus = (long) more * prefill.gpuCount() + (long) pools.y() * decode.gpuCount();
            boolean leavesDomain = gpus > decode.hardware().scaleUpGpuCount();
            Optional<SplitLoop> after = pools.estimator().loop(prefill, more, decode, pools.y());
            if (leavesDomain && after.isEmpty()) {
                return;
            }
            SplitLoop other = after.orElseThrow();
            double longer = leavesDomain ? Math.max(other.transferSeconds() - loop.transferSeconds(), 0) : 0;
            assertThat(other.ttftSeconds()).isLessThanOrEqualTo(loop.ttftSeconds() * (1 + 1e-12) + 2 * longer);
            assertThat(other.prefillBusyFraction()).isLessThan(loop.prefillBusyFraction());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void loadsStayBelowOne(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            SplitLoop loop = pools.estimator()
                    .loop(prefill, pools.x(), decode, pools.y())
                    .orElseThrow();
            assertThat(loop.prefillBusyFraction()).isBetween(0.0, 1.0);
            assertThat(loop.sendBusyFraction()).isBetween(0.0, 1.0);
            assertThat(loop.receiveBusyFraction()).isBetween(0.0, 1.0);
            assertThat(loop.waitSeconds()).isGreaterThan(-1e-9 * loop.ttftSeconds());
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gpusWattsAndDollarsOfThePoolsAddUp(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            int gpus = pools.x() * prefill.gpuCount() + pools.y() * decode.gpuCount();
            assertThat(estimate.gpuCount()).isEqualTo(gpus);
            double rate = pools.y() * decode.service().requestsPerSecond();
            for (PowerBoundary at : PowerBoundary.values()) {
                double alone = pools.x() * prefill.power().watts(at, 1, rate / pools.x());
                assertThat(estimate.wattsPerGpu(at) * gpus)
                        .isCloseTo(alone + pools.y() * decode.watts().watts(at), Percentage.withPercentage(1e-9));
            }
            assertThat(estimate.dollarsPerGpuSecond() * gpus)
                    .isCloseTo(
                            pools.x() * prefill.dollarsPerSecond() + pools.y() * decode.dollarsPerSecond(),
                            Percentage.withPercentage(1e-9));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBusyWorkerTakesNoLongerPerPromptThanForOneAlone(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            double crowded =
                    prefill.service().promptSeconds() + prefill.service().crowdedSeconds();
            assertThat(prefill.service().secondsPerPrompt() * prefill.layout().dataDegree())
                    .isLessThanOrEqualTo(crowded * (1 + 1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cachesGrowWithThePrompt(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            double tokens = 1 + random.nextInt(10_000);
            double bytes = KvPort.promptBytes(pools.prefillScenario().model(), 2, tokens);
            assertThat(bytes).isPositive();
            assertThat(KvPort.promptBytes(pools.prefillScenario().model(), 2, tokens + 1))
                    .isGreaterThanOrEqualTo(bytes);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPowerCapSlowsBothPoolsAndSavesWatts(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            double cap = 0.7 + 0.3 * random.nextDouble();
            Scenario p = pools.prefillScenario()
                    .with(pools.prefillScenario().settings().capped(cap));
            Scenario d = pools.decodeScenario()
                    .with(pools.decodeScenario().settings().capped(cap));
            PrefillWorker capped = new PrefillEstimator(p, pools.prefillLayout()).worker();
            DecodeWorker held = new DecodeEstimator(d, pools.decodeLayout()).worker(pools.running());
            assertThat(capped.service().promptSeconds())
                    .isGreaterThanOrEqualTo(prefill.service().promptSeconds());
            assertThat(held.service().stepSeconds())
                    .isGreaterThanOrEqualTo(decode.service().stepSeconds());
            assertThat(held.watts().boardWatts())
                    .isLessThanOrEqualTo(decode.watts().boardWatts());
            double busy = 1 / capped.service().secondsPerPrompt();
            assertThat(capped.power().watts(PowerBoundary.BOARD, 1, busy))
                    .isLessThanOrEqualTo(prefill.power()
                                    .watts(
                                            PowerBoundary.BOARD,
                                            1,
                                            1 / prefill.service().secondsPerPrompt())
                            * (1 + 1e-12));
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void separatePoolsAreLessSureThanTheirDecodeLayoutAlone(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            double rate = pools.y() * decode.service().requestsPerSecond();
            Uncertainty both = new PoolsUncertainty(pools.prefillScenario(), pools.decodeScenario())
                    .of(prefill, pools.x(), decode, pools.y(), rate);
            Uncertainty alone = new ScenarioUncertainty(pools.decodeScenario())
                    .of(pools.decodeLayout())
                    .at(decode.service().runningCount(), 500);
            assertThat(both.time().totalFraction()).isGreaterThan(alone.time().totalFraction());
            assertThat(both.ttft().totalFraction()).isGreaterThan(alone.ttft().totalFraction());
            assertThat(both.boardShareFraction()).isBetween(0.0, 1.0);
            assertThat(both.boardWatts().totalFraction()).isLessThan(0.4);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFasterNetworkNeverRaisesTtft(long seed) {
        forAll(seed, (pools, prefill, decode, estimate, random) -> {
            Scenario p = pools.prefillScenario()
                    .on(fasterNetwork(pools.prefillScenario().hardware()));
            Scenario d = pools.decodeScenario()
                    .on(fasterNetwork(pools.decodeScenario().hardware()));
            SplitLoop before = pools.estimator()
                    .loop(prefill, pools.x(), decode, pools.y())
                    .orElseThrow();
            SplitLoop after = new DisaggregatedEstimator(p)
                    .loop(
                            new PrefillEstimator(p, pools.prefillLayout()).worker(),
                            pools.x(),
                            new DecodeEstimator(d, pools.decodeLayout()).worker(pools.running()),
                            pools.y())
                    .orElse(before);
            assertThat(after.transferSeconds()).isLessThanOrEqualTo(before.transferSeconds() * (1 + 1e-12));
        });
    }

    private static Hardware fasterNetwork(Hardware machine) {
        return new Hardware(
                machine.id(),
                machine.name(),
                machine.announced(),
                machine.accelerator(),
                machine.systemGpuCount(),
                machine.scaleUpGpuCount(),
                machine.scaleUpBytesPerSecond(),
                1e30,
                machine.power(),
                machine.ownedDollarsPerGpuSecond(),
                machine.rentedDollarsPerGpuSecond(),
                machine.facts());
    }
}
