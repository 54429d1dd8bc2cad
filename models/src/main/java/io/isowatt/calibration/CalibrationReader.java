package io.isowatt.calibration;

import io.isowatt.catalog.CatalogResource;
import io.isowatt.catalog.Fact;
import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Generation;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.kernel.LaunchSeconds;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerConstants;
import io.isowatt.serving.FrameworkConstants;
import io.isowatt.serving.ServingConstants;
import io.isowatt.step.FrameworkOverhead;
import io.isowatt.uncertainty.UncertaintyConstants;
import io.isowatt.unit.Dimension;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads calibration files: the one that ships and a user's own, in the same way. */
public final class CalibrationReader {

    private static final double MOST_SECONDS = 10;
    private static final double MOST_FRACTION = 10;

    private final List<Fact> facts = new ArrayList<>();

    private CalibrationReader() {}

    static Calibration shipped() {
        return read("calibration.yaml", CatalogResource.text("calibration.yaml"));
    }

    /**
     * Reads a calibration. One without an uncertainty section takes the shipped one's.
     *
     * @throws io.isowatt.catalog.InvalidInputException with all problems of the file
     */
    public static Calibration read(String file, String text) {
        Problems problems = new Problems();
        YamlSection root = YamlSection.read(file, text, problems);
        CalibrationReader reader = new CalibrationReader();
        String id = root.text("calibration");
        String date = root.text("date");
        KernelConstants kernels =
                reader.kernels(root.section("kernels"), reader.launches(root.section("launch-latency")));
        ServingConstants serving = reader.serving(root.section("serving"), root.section("frameworks"));
        PowerConstants power = reader.power(root.section("power"));
        UncertaintyConstants uncertainty = root.optionalSection("uncertainty")
                .map(section -> new UncertaintySection(reader.facts).read(section))
                .orElseGet(() -> shipped().uncertainty());
        root.close();
        problems.throwIfAny();
        return new Calibration(id, date, kernels, serving, power, uncertainty, reader.facts);
    }

    private KernelConstants kernels(YamlSection s, Map<Generation, Map<Precision, LaunchSeconds>> launches) {
        Map<Precision, Double> experts = new EnumMap<>(Precision.class);
        YamlSection compute = s.section("expert-compute");
        for (Precision precision : Precision.values()) {
            experts.put(precision, fraction(compute, precision.label()));
        }
        compute.close();
        KernelConstants constants = new KernelConstants(
                fraction(s, "bf16-compute"),
                fraction(s, "fp8-compute"),
                fraction(s, "fp4-compute"),
                fraction(s, "wide-compute"),
                fraction(s, "weight-read"),
                fraction(s, "fp4-weight-read"),
                experts,
                fraction(s, "expert-read"),
                fraction(s, "int4-expert-read"),
                fraction(s, "blackwell-int4-expert-read"),
                s.plainFact("expert-shard-columns", 0, 1e4, facts),
                s.plainFact("routed-bytes-per-element", 0, 1e4, facts),
                s.plainFact("weight-only-routed-bytes-per-element", 0, 1e4, facts),
                fraction(s, "cache-read"),
                fraction(s, "latent-compute"),
                fraction(s, "index-compute"),
                fraction(s, "prefill-attention"),
                s.plainFact("recurrence-flop-per-state-element", 0, 1e6, facts),
                fraction(s, "link"),
                seconds(s, "all-reduce"),
                seconds(s, "network-hop"),
                seconds(s, "latent-layer"),
                seconds(s, "recurrence-layer"),
                seconds(s, "indexer-layer"),
                s.plainFact("expert-read-unevenness", 0, 10, facts),
                s.plainFact("expert-imbalance-exponent", 0, 2, facts),
                launches,
                seconds(s, "unknown-launch"));
        s.close();
        return constants;
    }

    private Map<Generation, Map<Precision, LaunchSeconds>> launches(YamlSection table) {
        Map<Generation, Map<Precision, LaunchSeconds>> launches = new EnumMap<>(Generation.class);
        for (Generation generation : Generation.values()) {
            table.optionalSection(generation.name().toLowerCase(Locale.ROOT)).ifPresent(rows -> {
                Map<Precision, LaunchSeconds> byPrecision = new EnumMap<>(Precision.class);
                for (Precision precision : Precision.values()) {
                    rows.optionalSection(precision.label()).ifPresent(row -> byPrecision.put(precision, launch(row)));
                }
                rows.close();
                launches.put(generation, byPrecision);
            });
        }
        table.close();
        return launches;
    }

    private static LaunchSeconds launch(YamlSection row) {
        LaunchSeconds launch = new LaunchSeconds(
                launch(row, Framework.TENSORRT_LLM), launch(row, Framework.VLLM), launch(row, Framework.SGLANG));
        row.text("kind");
        row.text("source");
        row.close();
        return launch;
    }

    private static double launch(YamlSection row, Framework framework) {
        return row.quantity(framework.id(), Dimension.TIME, 0, MOST_SECONDS);
    }

    private ServingConstants serving(YamlSection s, YamlSection frameworks) {
        Map<Framework, FrameworkConstants> byFramework = new EnumMap<>(Framework.class);
        for (Framework framework : Framework.values()) {
            byFramework.put(framework, framework(frameworks.section(framework.id())));
        }
        frameworks.close();
        ServingConstants constants = new ServingConstants(
                fraction(s, "burst"),
                fraction(s, "prefill-first-burst"),
                fraction(s, "wave-burst"),
                fraction(s, "wave-interference"),
                fraction(s, "running-blend"),
                s.fact("reserve", Dimension.DATA, 0, 1e12, facts),
                byFramework);
        s.close();
        return constants;
    }

    private FrameworkConstants framework(YamlSection s) {
        FrameworkConstants constants = new FrameworkConstants(
                new FrameworkOverhead(seconds(s, "dense-layer"), seconds(s, "expert-layer"), seconds(s, "sequence")),
                seconds(s, "prompt-step"),
                seconds(s, "ttft-offset"),
                fraction(s, "ttft-steps"),
                s.plainFact("ttft-decode-steps", 0, 100, facts),
                fraction(s, "memory"),
                fraction(s, "output-reserve"),
                s.flag("mixes-prefill", true));
        s.close();
        return constants;
    }

    private PowerConstants power(YamlSection s) {
        PowerConstants constants = new PowerConstants(
                fraction(s, "floor"),
                s.fact("energy-per-byte", Dimension.ENERGY_PER_DATA, 0, 1e-9, facts),
                fraction(s, "compute"),
                fraction(s, "ceiling"),
                fraction(s, "prefill"),
                s.plainFact("expert-tile-rows", 1, 1024, facts),
                s.plainFact("fp4-expert-tile-rows", 1, 1024, facts),
                s.plainFact("block-fp8-expert-tile-rows", 1, 1024, facts));
        s.close();
        return constants;
    }

    private double fraction(YamlSection s, String key) {
        return s.fact(key, Dimension.FRACTION, 0, MOST_FRACTION, facts);
    }

    private double seconds(YamlSection s, String key) {
        return s.fact(key, Dimension.TIME, 0, MOST_SECONDS, facts);
    }
}
