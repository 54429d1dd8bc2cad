package io.isowatt.fitting;

import io.isowatt.hardware.Accelerator;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.kernel.KernelRates;

import java.util.List;
import java.util.OptionalDouble;

/** Dense matrix products: 2·m·n·k FLOP; weights n·k, inputs m·k, outputs m·n in bf16. */
final class DenseProducts implements KernelFamily {

    private static final double MILLI = 1e-3;

    @Override
    public String table() {
        return "gemm/gemm_perf";
    }

    @Override
    public List<String> columns() {
        return List.of("gemm_dtype", "m", "n", "k", "latency");
    }

    @Override
    public KernelFit.Law law() {
        return KernelFit.Law.OVERLAPPING;
    }

    @Override
    public void add(ParquetRows.Row row, Hardware machine, Samples samples) {
        String format = row.text(0);
        switch (format) {
            case "bfloat16" -> add(row, machine.accelerator(), TensorFormat.BF16, 2, samples.of(format));
            case "fp8", "fp8_block" -> add(row, machine.accelerator(), TensorFormat.FP8, 1, samples.of(format));
            case "nvfp4" -> add(row, machine.accelerator(), TensorFormat.FP4, 0.5625, samples.of(format));
            default -> {
                // other formats have no constant of their own
            }
        }
    }

    private static void add(
            ParquetRows.Row row, Accelerator chip, TensorFormat format, double bytes, KernelSamples samples) {
        OptionalDouble peak = KernelRates.reachedPeak(chip, format);
        if (peak.isPresent()) {
            double m = row.number(1);
            double n = row.number(2);
            double k = row.number(3);
            samples.add(
                    2 * m * n * k / peak.getAsDouble(),
                    (bytes * (n * k + m * k) + 2 * m * n) / chip.memoryBytesPerSecond(),
                    row.number(4) * MILLI);
        }
    }

    @Override
    public void conclude(
            String kernel, String framework, Hardware machine, KernelFit fit, KernelConclusions conclusions) {
        switch (kernel) {
            case "bfloat16" -> {
                conclusions.add("kernels.bf16-compute", fit.compute(), machine);
                conclusions.add("kernels.weight-read", fit.transfer(), machine);
            }
            case "nvfp4" -> {
                conclusions.add("kernels.fp4-compute", fit.compute(), machine);
                conclusions.add("kernels.fp4-weight-read", fit.transfer(), machine);
            }
            default -> conclusions.add("kernels.fp8-compute", fit.compute(), machine);
        }
    }
}
