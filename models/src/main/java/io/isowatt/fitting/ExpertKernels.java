package io.isowatt.fitting;

import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Generation;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.kernel.KernelConstants;
import io.isowatt.kernel.KernelRates;
import io.isowatt.llm.Precision;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fused expert kernels, as {@link io.isowatt.step.StepPlanner} has them: reading the experts that x tokens touch, computing,
 * routing. Rows with the skewed routing of real models only.
 *
 * @param constants what is hand-set: narrow shards, imbalance
 */
record ExpertKernels(KernelConstants constants) implements KernelFamily {

    private static final String SKEWED = "power_law_1.2";

    /** Weights widened to bf16, as chips do that cannot multiply four bits. */
    private static final String WIDENED_MXFP4 = "w4a16_mxfp4";

    private static final Map<String, Precision> FORMATS = Map.of(
            "bfloat16",
            Precision.BF16,
            "fp8_block",
            Precision.FP8,
            "nvfp4",
            Precision.NVFP4,
            WIDENED_MXFP4,
            Precision.MXFP4,
            "w4a8_mxfp4_mxfp8",
            Precision.MXFP4,
            "int4_wo",
            Precision.INT4);

    @Override
    public String table() {
        return "moe/moe_perf";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "moe_dtype",
                "num_tokens",
                "hidden_size",
                "inter_size",
                "topk",
                "num_experts",
                "moe_tp_size",
                "moe_ep_size",
                "latency",
                "distribution");
    }

    @Override
    public KernelFit.Law law() {
        return KernelFit.Law.ADDING;
    }

    @Override
    public boolean readsOlderVersions() {
        return true;
    }

    @Override
    public void add(ParquetRows.Row row, Hardware machine, Samples samples) {
        Precision weights = FORMATS.get(row.text(0));
        if (weights == null || !row.text(9).equals(SKEWED)) {
            return;
        }
        OptionalDouble peak = peak(machine.accelerator(), weights);
        boolean widened = row.text(0).equals(WIDENED_MXFP4);
        boolean foreign =
                weights == Precision.MXFP4 && widened == machine.accelerator().has(TensorFormat.FP4);
        if (peak.isEmpty() || foreign) {
            return;
        }
        double bandwidth = machine.accelerator().memoryBytesPerSecond();
        double x = row.number(1);
        double h = row.number(2);
        double columns = row.number(3) / row.number(6);
        double k = row.number(4);
        double E = row.number(5);
        double ep = row.number(7);
        double w_e = 3 * h * (columns + constants.expertShardColumns()) / ep;
        double u = 1 - Math.pow(1 - k / E, x);
        double kappa = constants.expertReadUnevenness() * Math.sqrt(2 * Math.log(ep) * ep / E);
        samples.of(row.text(0))
                .add(
                        2 * x * k * w_e * Math.pow(ep, constants.expertImbalanceExponent()) / peak.getAsDouble(),
                        E
                                * w_e
                                * weights.bytesPerWeight()
                                * Math.min(u + kappa * Math.sqrt(u) * (1 - u), 1)
                                / bandwidth,
                        x * k * h / bandwidth,
                        row.number(8) * 1e-3);
    }

    /** The peak that {@link KernelRates#expertFlopPerSecond} takes fractions of. */
    private static OptionalDouble peak(Accelerator chip, Precision weights) {
        return switch (weights) {
            case BF16, INT4 -> OptionalDouble.of(chip.bf16FlopPerSecond());
            case FP8 -> chip.peakFlopPerSecond(TensorFormat.FP8);
            case NVFP4 -> KernelRates.reachedPeak(chip, TensorFormat.FP4);
            case MXFP4 -> chip.peakFlopPerSecond(chip.has(TensorFormat.FP4) ? TensorFormat.FP8 : TensorFormat.BF16);
        };
    }

    @Override
    public void conclude(
            String kernel, String framework, Hardware machine, KernelFit fit, KernelConclusions conclusions) {
        Precision weights = FORMATS.getOrDefault(kernel, Precision.BF16);
        boolean widened = weights == Precision.INT4 || kernel.equals(WIDENED_MXFP4);
        conclusions.add(
                widened ? "kernels.weight-only-routed-bytes-per-element" : "kernels.routed-bytes-per-element",
                fit.routing(),
                machine);
        conclusions.add("kernels.expert-compute." + weights.label(), fit.compute(), machine);
        conclusions.add(readPath(weights, machine), fit.transfer(), machine);
        framework(framework)
                .ifPresent(server -> conclusions.add(
                        String.join(
                                ".",
                                "launch-latency",
                                machine.accelerator().generation().name().toLowerCase(Locale.ROOT),
                                weights.label(),
                                server.id()),
                        fit.latency(),
                        machine));
    }

    private static String readPath(Precision weights, Hardware machine) {
        if (weights != Precision.INT4) {
            return KernelConclusions.EXPERT_READ;
        }
        return machine.accelerator().generation() == Generation.BLACKWELL
                ? "kernels.blackwell-int4-expert-read"
                : "kernels.int4-expert-read";
    }

    private static Optional<Framework> framework(String name) {
        return switch (name) {
            case "trtllm" -> Optional.of(Framework.TENSORRT_LLM);
            case "vllm" -> Optional.of(Framework.VLLM);
            case "sglang" -> Optional.of(Framework.SGLANG);
            default -> Optional.empty();
        };
    }
}
