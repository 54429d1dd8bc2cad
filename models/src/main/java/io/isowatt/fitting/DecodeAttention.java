package io.isowatt.fitting;

import io.isowatt.hardware.Hardware;

import java.util.List;

/** Attention of decoding sequences without a window: the KV cache is read once, 2·n_kv·d elements per token. */
final class DecodeAttention implements KernelFamily {

    @Override
    public String table() {
        return "attention/generation_attention_perf";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "kv_cache_dtype",
                "batch_size",
                "isl",
                "step",
                "num_key_value_heads",
                "head_dim",
                "window_size",
                "latency");
    }

    @Override
    public KernelFit.Law law() {
        return KernelFit.Law.ADDING;
    }

    /** The context is isl + step, or step where isl is the new token itself. */
    @Override
    public void add(ParquetRows.Row row, Hardware machine, Samples samples) {
        if (row.number(6) > 0) {
            return;
        }
        double context = row.number(2) == 1 ? row.number(3) : row.number(2) + row.number(3);
        double bytes = row.text(0).equals("bfloat16") ? 2 : 1;
        samples.of(row.text(0))
                .add(
                        0,
                        2
                                * bytes
                                * row.number(1)
                                * context
                                * row.number(4)
                                * row.number(5)
                                / machine.accelerator().memoryBytesPerSecond(),
                        row.number(7) * 1e-3);
    }

    @Override
    public void conclude(
            String kernel, String framework, Hardware machine, KernelFit fit, KernelConclusions conclusions) {
        conclusions.add("kernels.cache-read", fit.transfer(), machine);
    }
}
