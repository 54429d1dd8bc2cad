package io.isowatt.fitting;

import io.isowatt.hardware.Hardware;

import java.util.List;

/** All-reduces of S elements in bf16 over n GPUs of a scale-up domain: 2·(n − 1)/n·2·S bytes per link. */
final class AllReduces implements KernelFamily {

    @Override
    public String table() {
        return "comm/custom_allreduce_perf";
    }

    @Override
    public List<String> columns() {
        return List.of("kernel_source", "num_gpus", "message_size", "latency");
    }

    @Override
    public KernelFit.Law law() {
        return KernelFit.Law.ADDING;
    }

    /** Servers replay captured graphs; rows that were launched one by one are left out. */
    @Override
    public void add(ParquetRows.Row row, Hardware machine, Samples samples) {
        double n = row.number(1);
        if (row.text(0).contains("eager") || n < 2 || n > machine.scaleUpGpuCount()) {
            return;
        }
        samples.of("all-reduce")
                .add(0, 2 * (n - 1) / n * 2 * row.number(2) / machine.scaleUpBytesPerSecond(), row.number(3) * 1e-3);
    }

    @Override
    public void conclude(
            String kernel, String framework, Hardware machine, KernelFit fit, KernelConclusions conclusions) {
        conclusions.add("kernels.all-reduce", fit.latency(), machine);
        conclusions.add("kernels.link", fit.transfer(), machine);
    }
}
