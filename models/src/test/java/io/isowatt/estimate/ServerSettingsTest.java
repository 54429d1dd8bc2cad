package io.isowatt.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.FrameworkConstants;
import io.isowatt.serving.Performance;
import io.isowatt.serving.ServingConstants;
import io.isowatt.workload.Workload;
import org.junit.jupiter.api.Test;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What each launch setting changes, and that nothing else does. */
class ServerSettingsTest {

    private static final ServingConstants CONSTANTS = Calibration.shipped().serving();

    private static LayoutEstimator launched(ServerSettings settings) {
        Scenario scenario = new Scenario(
                ModelCatalog.load("llama-3.1-70b"),
                HardwareCatalog.load("hgx-h200"),
                Workload.fixed(1024, 1024),
                Framework.SGLANG,
                settings,
                Calibration.shipped(),
                PowerBoundary.BOARD,
                OptionalDouble.empty(),
                PriceBasis.RENTED);
        return new LayoutEstimator(scenario, new Layout(4, 1, 1, 1, Precision.FP8, false, 1, 8192));
    }

    private static Performance performance(ServerSettings settings, int clients) {
        return launched(settings).estimate(clients).performance();
    }

    private static ServerSettings polling(int steps) {
        return new ServerSettings(
                Speculation.NONE,
                OptionalInt.of(steps),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static ServerSettings running(int sequences) {
        return new ServerSettings(
                Speculation.NONE,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(sequences));
    }

    /** Half of the interval, and what other frameworks take besides. */
    @Test
    void aPromptWaitsForHalfOfTheReceiveInterval() {
        Performance p = performance(polling(30), 32);
        FrameworkConstants vllm = CONSTANTS.of(Framework.VLLM);
        FrameworkConstants tensorRt = CONSTANTS.of(Framework.TENSORRT_LLM);
        double offset = Math.sqrt(vllm.ttftOffsetSeconds() * tensorRt.ttftOffsetSeconds());
        double steps = Math.sqrt(vllm.ttftStepsFraction() * tensorRt.ttftStepsFraction());
        assertThat(p.ttftSeconds())
                .isCloseTo(
                        p.ownPrefillSeconds()
                                + p.burstWaitSeconds()
                                + 15 * p.decodeStepSeconds()
                                + offset
                                + steps * p.tpotSeconds(),
                        within(1e-12));
    }

    @Test
    void aLongerReceiveIntervalDelaysTheFirstTokenAlone() {
        Performance often = performance(polling(1), 32);
        Performance seldom = performance(polling(21), 32);
        assertThat(seldom.ttftSeconds() - often.ttftSeconds()).isCloseTo(10 * often.decodeStepSeconds(), within(1e-12));
        assertThat(seldom.tpotSeconds()).isEqualTo(often.tpotSeconds());
    }

    @Test
    void aGivenOffsetReplacesTheFittedOne() {
        ServerSettings settings = new ServerSettings(
                Speculation.NONE,
                OptionalInt.empty(),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                OptionalInt.empty());
        double fitted = CONSTANTS.of(Framework.SGLANG).ttftOffsetSeconds();
        assertThat(performance(settings, 8).ttftSeconds())
                .isCloseTo(performance(ServerSettings.CALIBRATED, 8).ttftSeconds() + 0.5 - fitted, within(1e-12));
    }

    @Test
    void aLargerShareOfMemoryHoldsMoreClients() {
        ServerSettings settings = new ServerSettings(
                Speculation.NONE,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.95),
                OptionalInt.empty());
        LayoutEstimator more = launched(settings);
        assertThat(more.clientLimitCount())
                .isGreaterThan(launched(ServerSettings.CALIBRATED).clientLimitCount());
        assertThat(more.serving().memory().usableBytes())
                .isEqualTo(0.95 * HardwareCatalog.load("hgx-h200").accelerator().memoryBytes());
    }

    @Test
    void atMostSoManyRunAndTheOthersWait() {
        Performance limited = performance(running(16), 64);
        assertThat(limited.runningCount()).isLessThanOrEqualTo(16);
        assertThat(limited.queueSeconds()).isPositive();
        assertThat(limited.tpotSeconds())
                .isEqualTo(performance(ServerSettings.CALIBRATED, 16).tpotSeconds());
        assertThat(performance(running(64), 64)).isEqualTo(performance(ServerSettings.CALIBRATED, 64));
    }
}
