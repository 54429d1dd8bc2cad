package io.isowatt.fitting;

import io.isowatt.hardware.Hardware;
import io.isowatt.kernel.KernelConstants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A kind of kernel: which table tells of it, what a row costs at the chip's peaks, and which constants follow. */
interface KernelFamily {

    /** Operator and table, {@code gemm/gemm_perf}. */
    String table();

    /** The columns needed, in the order of the cells. */
    List<String> columns();

    KernelFit.Law law();

    /** Whether tables of older versions are read for kernels that newer ones lack. */
    default boolean readsOlderVersions() {
        return false;
    }

    /** Adds a row to the samples of its kernel; rows of other kernels are left out. */
    void add(ParquetRows.Row row, Hardware machine, Samples samples);

    /** Says which constants a fit tells. */
    void conclude(String kernel, String framework, Hardware machine, KernelFit fit, KernelConclusions conclusions);

    /** Samples by kernel name, such as a number format. */
    final class Samples {
        private final Map<String, KernelSamples> byKernel = new TreeMap<>();

        KernelSamples of(String kernel) {
            return byKernel.computeIfAbsent(kernel, unused -> new KernelSamples());
        }

        Map<String, KernelSamples> byKernel() {
            return byKernel;
        }
    }

    /**
     * All families.
     *
     * @param constants hand-set ones count for what kernels do at their peaks
     */
    static List<KernelFamily> all(KernelConstants constants) {
        return List.of(
                new DenseProducts(),
                new ExpertKernels(constants),
                new DecodeAttention(),
                new PrefillAttention(),
                new AllReduces());
    }
}
