package io.isowatt.fitting;

import io.isowatt.hardware.Hardware;

import java.util.List;

/** Attention of prompts of i tokens without cache or window: 2·i²·n_h·d FLOP in bf16; queries, keys, values and outputs move. */
final class PrefillAttention implements KernelFamily {

    @Override
    public String table() {
        return "attention/context_attention_perf";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "attn_dtype",
                "batch_size",
                "isl",
                "step",
                "num_heads",
                "num_key_value_heads",
                "head_dim",
                "window_size",
                "latency");
    }

    @Override
    public KernelFit.Law law() {
        return KernelFit.Law.ADDING;
    }

    @Override
    public void add(ParquetRows.Row row, Hardware machine, Samples samples) {
        if (row.number(7) > 0 || row.number(3) > 0 || !row.text(0).equals("bfloat16")) {
            return;
        }
        double i = row.number(2);
        double vectors = row.number(1) * i * row.number(6);
        samples.of(row.text(0))
                .add(
                        2 * vectors * i * row.number(4) / machine.accelerator().bf16FlopPerSecond(),
                        2
                                * vectors
                                * (2 * row.number(4) + 2 * row.number(5))
                                / machine.accelerator().memoryBytesPerSecond(),
                        row.number(8) * 1e-3);
    }

    @Override
    public void conclude(
            String kernel, String framework, Hardware machine, KernelFit fit, KernelConclusions conclusions) {
        conclusions.add("kernels.prefill-attention", fit.compute(), machine);
    }
}
