package io.isowatt.calibration;

import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Generation;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.kernel.LaunchSeconds;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerCapConstants;
import io.isowatt.power.PowerConstants;
import io.isowatt.serving.FrameworkConstants;
import io.isowatt.serving.ServingConstants;
import io.isowatt.step.FrameworkOverhead;
import io.isowatt.unit.Dimension;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Makes the constants records of named numbers: the one place that knows the keys of a calibration. */
final class ConstantsBuilder {

    private static final double MOST_SECONDS = 10;
    private static final double MOST_FRACTION = 10;

    static final String POWER_CAP = "power-cap";

    private ConstantsBuilder() {}

    static KernelConstants kernels(Numbers root) {
        Numbers s = root.section("kernels");
        Map<Precision, Double> experts = new EnumMap<>(Precision.class);
        Numbers compute = s.section("expert-compute");
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
                s.plain("expert-shard-columns", 0, 1e4),
                s.plain("routed-bytes-per-element", 0, 1e4),
                s.plain("weight-only-routed-bytes-per-element", 0, 1e4),
                fraction(s, "cache-read"),
                fraction(s, "latent-compute"),
                fraction(s, "index-compute"),
                fraction(s, "prefill-attention"),
                s.plain("recurrence-flop-per-state-element", 0, 1e6),
                fraction(s, "link"),
                seconds(s, "all-reduce"),
                seconds(s, "network-hop"),
                seconds(s, "latent-layer"),
                seconds(s, "recurrence-layer"),
                seconds(s, "indexer-layer"),
                s.plain("expert-read-unevenness", 0, 10),
                s.plain("expert-imbalance-exponent", 0, 2),
                launches(root.section("launch-latency")),
                seconds(s, "unknown-launch"));
        s.close();
        return constants;
    }

    private static Map<Generation, Map<Precision, LaunchSeconds>> launches(Numbers table) {
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

    private static LaunchSeconds launch(Numbers row) {
        LaunchSeconds launch = new LaunchSeconds(
                seconds(row, Framework.TENSORRT_LLM.id()),
                seconds(row, Framework.VLLM.id()),
                seconds(row, Framework.SGLANG.id()));
        row.close();
        return launch;
    }

    static ServingConstants serving(Numbers root) {
        Numbers s = root.section("serving");
        Numbers frameworks = root.section("frameworks");
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
                s.quantity("reserve", Dimension.DATA, 0, 1e12),
                byFramework);
        s.close();
        return constants;
    }

    private static FrameworkConstants framework(Numbers s) {
        FrameworkConstants constants = new FrameworkConstants(
                new FrameworkOverhead(seconds(s, "dense-layer"), seconds(s, "expert-layer"), seconds(s, "sequence")),
                seconds(s, "prompt-step"),
                seconds(s, "ttft-offset"),
                fraction(s, "ttft-steps"),
                s.plain("ttft-decode-steps", 0, 100),
                fraction(s, "memory"),
                fraction(s, "output-reserve"),
                s.flag("mixes-prefill"));
        s.close();
        return constants;
    }

    static PowerConstants power(Numbers root) {
        Numbers s = root.section("power");
        PowerConstants constants = new PowerConstants(
                fraction(s, "floor"),
                s.quantity("energy-per-byte", Dimension.ENERGY_PER_DATA, 0, 1e-9),
                fraction(s, "compute"),
                fraction(s, "ceiling"),
                fraction(s, "prefill"),
                s.plain("expert-tile-rows", 1, 1024),
                s.plain("fp4-expert-tile-rows", 1, 1024),
                s.plain("block-fp8-expert-tile-rows", 1, 1024),
                root.optionalSection(POWER_CAP)
                        .map(ConstantsBuilder::powerCap)
                        .orElseGet(() -> Calibration.shipped().power().cap()));
        s.close();
        return constants;
    }

    private static PowerCapConstants powerCap(Numbers s) {
        PowerCapConstants constants = new PowerCapConstants(
                share(s, "static", 0, 0.4),
                share(s, "least-cap", 0.5, 1),
                share(s, "least-dynamic", 0.1, 1),
                share(s, "core-time", 0, 1),
                s.plain("overlap-exponent", 1, 16),
                share(s, "edge", 0, 1));
        s.close();
        return constants;
    }

    private static double share(Numbers s, String key, double least, double most) {
        return s.quantity(key, Dimension.FRACTION, least, most);
    }

    private static double fraction(Numbers s, String key) {
        return s.quantity(key, Dimension.FRACTION, 0, MOST_FRACTION);
    }

    private static double seconds(Numbers s, String key) {
        return s.quantity(key, Dimension.TIME, 0, MOST_SECONDS);
    }
}
