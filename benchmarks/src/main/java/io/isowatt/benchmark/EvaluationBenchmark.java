package io.isowatt.benchmark;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** One deployment at one concurrency, and what is worked out once for all concurrencies of its layout. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EvaluationBenchmark {

    private static final int CONCURRENCIES = 64;

    /** A dense model and one with latent attention and experts. */
    @Param({"llama-3.1-70b", "deepseek-r1"})
    public String model = "";

    private Scenario scenario = scenario("llama-3.1-70b");
    private final Layout layout = new Layout(8, 1, 1, 1, Precision.FP8, false, 1, 8192);
    private LayoutEstimator estimator = new LayoutEstimator(scenario, layout);
    private int next;

    @Setup
    public void prepare() {
        scenario = scenario(model);
        estimator = new LayoutEstimator(scenario, layout);
        if (estimator.clientLimitCount() < CONCURRENCIES) {
            throw new IllegalStateException("The layout holds too few clients to be measured.");
        }
    }

    @Benchmark
    public double evaluateOnePoint() {
        next = next % CONCURRENCIES + 1;
        return estimator.estimate(next).outputTokensPerSecondPerMegawatt();
    }

    @Benchmark
    public LayoutEstimator planOneLayout() {
        return new LayoutEstimator(scenario, layout);
    }

    private static Scenario scenario(String model) {
        return new Scenario(
                ModelCatalog.load(model),
                HardwareCatalog.load("hgx-b200"),
                Workload.fixed(1024, 1024),
                Framework.VLLM,
                Calibration.shipped(),
                PowerBoundary.FACILITY,
                OptionalDouble.empty(),
                PriceBasis.values()[0]);
    }
}
