package io.isowatt.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.calibration.Calibration;
import io.isowatt.catalog.InvalidInputException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Kernel tables that a formula made give its constants back. */
class KernelTablesTest {

    private static final String HOPPER = "launch-latency.hopper.bf16.vllm";

    @TempDir
    private Path folder;

    private Map<String, KernelConclusions.Estimate> estimates(int threads) throws IOException {
        return KernelTables.of(KernelTable.find(folder))
                .conclusions(Calibration.shipped().kernels(), threads, new AtomicLong())
                .estimates();
    }

    @Test
    void launchLatencyAndFractionsAreFoundAgain() throws IOException {
        SyntheticTables.experts(folder, "h100_sxm", "hgx-h100", "0.9.1", 60e-6);
        Map<String, KernelConclusions.Estimate> estimates = estimates(1);
        assertThat(estimates.get(HOPPER).value()).isCloseTo(60e-6, Percentage.withPercentage(1));
        assertThat(estimates.get("kernels.expert-compute.bf16").value())
                .isCloseTo(SyntheticTables.COMPUTE_FRACTION, Percentage.withPercentage(10));
        assertThat(estimates.get("kernels.expert-read").value())
                .isCloseTo(SyntheticTables.READ_FRACTION, Percentage.withPercentage(1));
        assertThat(estimates.get("kernels.routed-bytes-per-element").value())
                .isCloseTo(SyntheticTables.ROUTED_BYTES, Percentage.withPercentage(20));
    }

    @Test
    void theNewestVersionCountsByItsNumbers() throws IOException {
        SyntheticTables.experts(folder, "h100_sxm", "hgx-h100", "0.9.1", 60e-6);
        SyntheticTables.experts(folder, "h100_sxm", "hgx-h100", "0.10.0", 30e-6);
        assertThat(estimates(1).get(HOPPER).value()).isCloseTo(30e-6, Percentage.withPercentage(1));
    }

    @Test
    void chipsOfAGenerationShareTheGeometricMeanAndTheirSpreadIsTheError() throws IOException {
        SyntheticTables.experts(folder, "h100_sxm", "hgx-h100", "0.9.1", 40e-6);
        SyntheticTables.experts(folder, "h200_sxm", "hgx-h200", "0.9.1", 90e-6);
        KernelConclusions.Estimate estimate = estimates(2).get(HOPPER);
        assertThat(estimate.value()).isCloseTo(60e-6, Percentage.withPercentage(1));
        assertThat(estimate.errorFraction()).isBetween(0.5, 0.7);
        assertThat(estimate.machines()).hasSize(2);
    }

    @Test
    void unknownSystemsAndTablesAreLeftAlone() throws IOException {
        SyntheticTables.experts(folder, "abacus", "hgx-h100", "0.9.1", 60e-6);
        assertThat(estimates(1)).isEmpty();
    }

    @Test
    void aFileThatIsNoParquetIsRefusedByName() throws IOException {
        Path file = folder.resolve("h100_sxm/gemm/vllm/1.0/gemm_perf.parquet");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "m,n,k,latency\n");
        assertThatThrownBy(() -> CalibrationData.read(List.of(folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no whole Parquet file")
                .hasMessageContaining(file.toString());
    }
}
