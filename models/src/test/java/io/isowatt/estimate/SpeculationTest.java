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
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.power.StepWork;
import io.isowatt.workload.Workload;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalDouble;

/** Speculative decoding where its gain is known beforehand. */
class SpeculationTest {

    private static final double CERTAIN = 1;

    private static double tpotSeconds(String model, int tensorDegree, double prompt, int clients, Speculation drafts) {
        Layout layout = new Layout(tensorDegree, 1, 1, 1, Precision.FP8, false, 1, 8192);
        Scenario scenario = new Scenario(
                ModelCatalog.load(model),
                HardwareCatalog.load("hgx-b200"),
                Workload.fixed(prompt, 1024),
                Framework.VLLM,
                ServerSettings.speculating(drafts),
                Calibration.shipped(),
                PowerBoundary.BOARD,
                OptionalDouble.empty(),
                PriceBasis.RENTED);
        return new LayoutEstimator(scenario, layout)
                .estimate(clients)
                .performance()
                .tpotSeconds();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.7, 1", "1, 0.7, 1.7", "3, 0.7, 2.533", "3, 0, 1", "4, 1, 5"})
    void tokensPerStepAreThoseOfAGeometricSeries(int drafts, double acceptance, double expected) {
        assertThat(new Speculation(drafts, acceptance, 0).tokensPerStep()).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7"})
    void oneUserOfADenseModelGetsAlmostAllOfTheDrafts(int drafts) {
        double plain = tpotSeconds("llama-3.1-70b", 1, 128, 1, Speculation.NONE);
        double drafted = tpotSeconds("llama-3.1-70b", 1, 128, 1, new Speculation(drafts, CERTAIN, 0));
        assertThat(drafted * (drafts + 1)).isCloseTo(plain, Percentage.withPercentage(3));
    }

    @Test
    void manyUsersOfADenseModelGetAlmostNothing() {
        double plain = tpotSeconds("llama-3.1-70b", 1, 128, 1000, Speculation.NONE);
        double drafted = tpotSeconds("llama-3.1-70b", 1, 128, 1000, new Speculation(3, 0.7, 0.04));
        assertThat(drafted).isGreaterThan(0.95 * plain);
    }

    @Test
    void draftsTouchMoreExpertsSoThatTheyGainLess() {
        Speculation drafts = new Speculation(1, CERTAIN, 0);
        double dense = tpotSeconds("llama-3.1-70b", 8, 128, 4, drafts)
                / tpotSeconds("llama-3.1-70b", 8, 128, 4, Speculation.NONE);
        double experts = tpotSeconds("qwen3-235b-a22b", 8, 128, 4, drafts)
                / tpotSeconds("qwen3-235b-a22b", 8, 128, 4, Speculation.NONE);
        assertThat(experts).isGreaterThan(dense);
    }

    /** B·r stands for B in experts, products and attention; the cache is read for B sequences. */
    @Test
    void wattsCountRowsButReadTheCacheOncePerSequence() {
        LanguageModel model = ModelCatalog.load("qwen3-235b-a22b");
        Layout layout = new Layout(8, 1, 1, 1, Precision.FP8, false, 1, 8192);
        StepWork empty = work(model, layout, 0);
        StepWork work = work(model, layout, 4096);
        assertThat(work.flop(50, 4)).isEqualTo(work.flop(200));
        double cachePerSequence = (work.bytes(50) - empty.bytes(50)) / 50;
        double activationsPerSequence = 16.0 * model.layerCount() * model.hiddenSize();
        assertThat(work.bytes(50, 4))
                .isCloseTo(
                        work.bytes(200) - 150 * (cachePerSequence + activationsPerSequence),
                        Percentage.withPercentage(1e-9));
    }

    private static StepWork work(LanguageModel model, Layout layout, double contextTokens) {
        return new StepWork(model, HardwareCatalog.load("hgx-b200").accelerator(), layout, contextTokens, 16);
    }
}
