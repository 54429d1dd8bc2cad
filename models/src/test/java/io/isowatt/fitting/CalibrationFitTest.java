package io.isowatt.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.CalibrationReader;
import io.isowatt.calibration.CalibrationWriter;
import io.isowatt.catalog.Fact;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.deployment.Framework;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Whole fits of folders. */
class CalibrationFitTest {

    private static final Calibration SHIPPED = Calibration.shipped();

    /** What the synthetic rows were made with. */
    private static final Calibration TRUTH =
            SHIPPED.with(Map.of("frameworks.vllm.dense-layer", 100e-6, "kernels.weight-read", 0.8));

    @TempDir
    private Path folder;

    private CalibrationReport fit(int threads) {
        CalibrationWriter writer = new CalibrationWriter("calibration.yaml", CalibrationReader.shippedText());
        return new CalibrationFit(CalibrationData.read(List.of(folder)), writer, threads)
                .run("mine", "2026-11-21", "", new AtomicLong());
    }

    private void bothKinds() throws IOException {
        SyntheticTables.serving(folder.resolve("measured"), SyntheticRows.dense(TRUTH));
        SyntheticTables.experts(folder.resolve("kernels"), "h100_sxm", "hgx-h100", "0.9.1", 50e-6);
    }

    private static Fact fact(Calibration calibration, String path) {
        return calibration.facts().stream()
                .filter(fact -> fact.name().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameFoldersGiveTheSameBytesWhateverTheThreads() throws IOException {
        bothKinds();
        CalibrationReport once = fit(1);
        CalibrationReport again = fit(3);
        assertThat(again.yaml()).isEqualTo(once.yaml());
        assertThat(again).isEqualTo(once);
    }

    @Test
    void theReportSaysWhatMovedAndHowFarOff() throws IOException {
        bothKinds();
        CalibrationReport report = fit(2);
        assertThat(report.data()).anySatisfy(data -> {
            assertThat(data.name()).isEqualTo("serving_latency_aggregated.csv");
            assertThat(data.droppedCounts()).containsExactly(Map.entry("marked as a defect", 1L));
        });
        assertThat(report.errors().get(0).before().meanFraction()).isGreaterThan(0.05);
        assertThat(report.errors().get(0).after().meanFraction()).isLessThan(0.01);
        assertThat(report.leaveOuts())
                .extracting(leaveOut -> leaveOut.kind().label())
                .containsExactly("model", "machine", "framework", "generation");
        assertThat(report.constants()).anySatisfy(constant -> {
            assertThat(constant.path()).isEqualTo("frameworks.sglang.dense-layer");
            assertThat(constant.sampleCount()).isZero();
            assertThat(constant.after()).isEqualTo(constant.before());
            assertThat(constant.remark()).isNotEmpty();
        });
        assertThat(fact(report.calibration(), "frameworks.vllm.dense-layer").value())
                .isBetween(90e-6, 110e-6);
        assertThat(fact(report.calibration(), "launch-latency.hopper.bf16.vllm").value())
                .isBetween(49.5e-6, 50.5e-6);
    }

    @Test
    void kernelTablesAloneMoveLaunchLatenciesAlone() throws IOException {
        SyntheticTables.experts(folder, "h100_sxm", "hgx-h100", "0.9.1", 50e-6);
        CalibrationReport report = fit(2);
        assertThat(report.calibration().facts())
                .filteredOn(now -> !now.text().equals(fact(SHIPPED, now.name()).text()))
                .extracting(Fact::name)
                .containsExactly("launch-latency.hopper.bf16.vllm");
        assertThat(report.leaveOuts()).isEmpty();
    }

    @Test
    void aFewOwnRowsGiveASaneFile() throws IOException {
        SyntheticTables.serving(
                folder,
                SyntheticRows.dense(TRUTH).stream()
                        .filter(row -> row.model().id().equals("qwen3-32b")
                                && row.hardware().id().equals("hgx-h100")
                                && row.framework() == Framework.VLLM)
                        .toList());
        CalibrationReport report = fit(2);
        for (Fact fact : report.calibration().facts()) {
            assertThat(fact.value())
                    .as(fact.name())
                    .isBetween(
                            0.3 * SHIPPED.numbers().get(fact.name()),
                            3 * Math.max(SHIPPED.numbers().get(fact.name()), 1e-12));
        }
        assertThat(report.errors().get(0).after().meanFraction()).isLessThan(0.02);
    }

    @Test
    void handSetConstantsStay() throws IOException {
        bothKinds();
        String fixed = CalibrationReader.shippedText()
                .replaceFirst("link: \\{ value: [^,]*, kind: measured", "link: { value: 40 %, kind: assumed");
        assertThat(fixed).contains("link: { value: 40 %, kind: assumed");
        CalibrationReport report = new CalibrationFit(
                        CalibrationData.read(List.of(folder)), new CalibrationWriter("start.yaml", fixed), 2)
                .run("mine", "2026-11-21", "", new AtomicLong());
        assertThat(fact(report.calibration(), "kernels.link").value()).isEqualTo(0.4);
        assertThat(report.constants()).noneMatch(constant -> constant.path().equals("kernels.link"));
    }

    @Test
    void everyFittedConstantIsOneOfACalibration() {
        assertThat(SHIPPED.numbers().keySet())
                .containsAll(FitParameter.ofServing().stream()
                        .map(FitParameter::path)
                        .toList())
                .containsAll(
                        FitParameter.ofPower().stream().map(FitParameter::path).toList());
    }

    @Test
    void aFolderWithoutMeasurementsIsRefused() {
        assertThatThrownBy(() -> fit(1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holds no table of measurements")
                .hasMessageContaining("serving_latency_aggregated.csv");
        assertThatThrownBy(() -> CalibrationData.read(List.of(folder.resolve("nowhere"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is no folder");
    }
}
