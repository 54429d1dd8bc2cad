package io.isowatt.report;

import io.isowatt.calibration.Calibration;
import io.isowatt.catalog.Fact;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.ServerPower;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.Attention;
import io.isowatt.llm.FeedForward;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.Precision;
import io.isowatt.llm.QuantizationRule;
import io.isowatt.power.PowerBoundary;
import io.isowatt.search.SearchOptions;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.study.Study;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.workload.ServiceLevel;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Studies of machines and a model that no catalog has to know, all figures round. */
public final class TestStudies {

    private TestStudies() {}

    public static final List<Metric> USUAL = List.of(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, Metric.INTERACTIVITY);

    /** A dense model of 70 billion parameters: 80 layers, width 8192, 64 query and 8 key-value heads of 128. */
    public static LanguageModel dense(String name) {
        Attention heads = new Attention.GroupedQuery(64, 8, 128, 128, false, false, 0);
        FeedForward dense = new FeedForward.Dense(3L * 8192 * 28672);
        return new LanguageModel(
                "dense-70b",
                name,
                "round figures",
                8192,
                128_256,
                false,
                List.of(new LayerGroup(80, heads, dense)),
                8192,
                Precision.BF16,
                new QuantizationRule(QuantizationRule.AttentionWeights.FOLLOW, false, false),
                131_072);
    }

    /** A machine like an HGX with so many times the memory bandwidth, compute and watts of an H200. */
    public static Hardware machine(String id, String name, Generation generation, double strength) {
        Map<TensorFormat, Double> peaks = new LinkedHashMap<>();
        peaks.put(TensorFormat.BF16, 990e12 * strength);
        peaks.put(TensorFormat.FP8, 1980e12 * strength);
        if (generation == Generation.BLACKWELL) {
            peaks.put(TensorFormat.FP4, 3960e12 * strength);
        }
        return new Hardware(
                id,
                name,
                false,
                new Accelerator(
                        name, generation, 141e9 * Math.sqrt(strength), 4.8e12 * strength, peaks, 700 * strength),
                8,
                8,
                450e9 * strength,
                50e9,
                new ServerPower(2400, 1.05, 60, 1.25, 1.4, 1500 * strength, 0.2, 0.1, 0.08, 0.05),
                2.0 * Math.sqrt(strength) / 3600,
                3.0 * Math.sqrt(strength) / 3600,
                List.of(
                        new Fact("gpu.memory-bandwidth", "4.8 TB/s", 4.8e12, Fact.Kind.DATASHEET, "maker"),
                        new Fact("power.fixed", "2400 W", 2400, Fact.Kind.MEASURED, "meter"),
                        new Fact("power.slope", "1.05", 1.05, Fact.Kind.ASSUMED, "fans grow with load")));
    }

    public static Hardware hopper() {
        return machine("hopper-8", "Hopper-class server, 8 GPUs", Generation.HOPPER, 1);
    }

    public static Hardware blackwell() {
        return machine("blackwell-8", "Blackwell-class server, 8 GPUs", Generation.BLACKWELL, 1.6);
    }

    /** A request in the usual form. */
    public static StudyRequest request(
            String title, List<Hardware> machines, String space, ServiceLevel level, List<Metric> objectives) {
        LanguageModel model = dense("Dense 70B");
        Calibration calibration = Calibration.shipped();
        List<Scenario> scenarios = new ArrayList<>();
        for (Hardware machine : machines) {
            scenarios.add(new Scenario(
                    model,
                    machine,
                    Workload.fixed(1024, 1024),
                    Framework.VLLM,
                    calibration,
                    PowerBoundary.FACILITY,
                    OptionalDouble.of(1.25),
                    PriceBasis.OWNED));
        }
        return new StudyRequest(title, scenarios, SpaceCatalog.load(space), level, objectives);
    }

    /** Two machines over the quick space, at most 2 s to the first token and at least 30 tokens/s per user. */
    public static StudyRequest small() {
        return request(
                "Dense 70B, Hopper-class against Blackwell-class",
                List.of(hopper(), blackwell()),
                "quick",
                new ServiceLevel(2, 1 / 30.0),
                USUAL);
    }

    /** A study that nothing can meet. */
    public static StudyRequest hopeless() {
        return request(
                "Dense 70B within a millisecond",
                List.of(hopper(), blackwell()),
                "quick",
                new ServiceLevel(1e-3, 1e-3),
                USUAL);
    }

    public static StudyResult run(StudyRequest request, int threadCount) {
        return new Study(request).run(SearchOptions.threads(threadCount));
    }
}
