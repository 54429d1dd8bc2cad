package io.isowatt.space.serving;

import java.util.List;

/**
 * What varies in disaggregated serving beside what a decode worker is.
 *
 * @param prefillWorkerCounts workers of the prefill pool
 * @param decodeWorkerCounts workers of the decode pool
 * @param mostGpuCount most GPUs of both pools together
 * @param anyMachines whether the pools may stand on two machines of a study
 * @param prefill what varies about a prefill worker; aggregated and without pools itself
 */
public record Pools(
        List<Integer> prefillWorkerCounts,
        List<Integer> decodeWorkerCounts,
        int mostGpuCount,
        boolean anyMachines,
        SpaceDefinition prefill) {

    public Pools {
        prefillWorkerCounts = List.copyOf(prefillWorkerCounts);
        decodeWorkerCounts = List.copyOf(decodeWorkerCounts);
        if (mostGpuCount < 2) {
            throw new IllegalArgumentException("Two pools have at least two GPUs.");
        }
    }
}
