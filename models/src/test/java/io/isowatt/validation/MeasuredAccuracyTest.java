package io.isowatt.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isowatt.calibration.Calibration;
import io.isowatt.measured.MeasuredFolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The model against real measurements, with ceilings a little above the errors that the README quotes. */
class MeasuredAccuracyTest {

    private static final Path FOLDER = Path.of("../../shared/measured");

    private static Validation validation = new Validation(List.of());

    @BeforeAll
    static void predict() {
        assumeTrue(Files.isDirectory(FOLDER), "Skipped: the measurements are not beside this checkout.");
        validation = Validation.of(MeasuredFolder.read(FOLDER).rows().toList(), Calibration.shipped());
    }

    /** Rows, and ceilings of mean and median absolute error in percent. */
    @ParameterizedTest
    @CsvSource({
        "TPOT, 1256, 8.5, 6.7",
        "TTFT, 690, 23.5, 18.5",
        "OUTPUT_THROUGHPUT, 1256, 10.2, 7.0",
        "BOARD_WATTS, 401, 9.8, 8.4",
        "OWN_BOARD_WATTS, 401, 18.5, 11.5",
        "JOULES_PER_TOKEN, 401, 18.5, 14.0",
        "OFFLINE_THROUGHPUT, 412, 26.0, 20.5"
    })
    void errorsStayBelowTheirCeilings(Target target, int rows, double meanPercent, double medianPercent) {
        Errors errors = validation.errors(target);

        assertThat(errors.count()).isEqualTo(rows);
        assertThat(100 * errors.meanFraction()).isLessThan(meanPercent);
        assertThat(100 * errors.medianFraction()).isLessThan(medianPercent);
    }

    @Test
    void everyRowIsAnswered() {
        assertThat(validation.results())
                .filteredOn(result -> result.prediction().isEmpty())
                .isEmpty();
    }

    /** Separate pools, on which nothing was fitted: rows, and ceilings of mean and median absolute error in percent. */
    @ParameterizedTest
    @CsvSource({"TPOT, 156, 39.0, 25.0", "TTFT, 150, 95.0, 56.0"})
    void errorsOfSeparatePoolsStayBelowTheirCeilings(
            Target target, int rows, double meanPercent, double medianPercent) {
        Errors errors = Validation.errors(target, validation.splitResults());

        assertThat(errors.count()).isEqualTo(rows);
        assertThat(100 * errors.meanFraction()).isLessThan(meanPercent);
        assertThat(100 * errors.medianFraction()).isLessThan(medianPercent);
    }

    @Test
    void separatePoolsAreCloserThanThePublicPredictorInTheMedian() {
        for (Target target : List.of(Target.TPOT, Target.TTFT)) {
            HeadToHead pair = HeadToHead.of(target, validation.splitResults());

            assertThat(pair.own().medianFraction()).isLessThan(pair.peer().medianFraction());
            assertThat(pair.closerCount()).isGreaterThan(pair.own().count() / 2);
        }
    }

    @Test
    void closerThanThePublicPredictorOnItsOwnRows() {
        for (Target target : List.of(Target.TPOT, Target.TTFT)) {
            HeadToHead pair = HeadToHead.of(target, validation.soundResults());

            assertThat(pair.own().meanFraction()).isLessThan(pair.peer().meanFraction());
            assertThat(pair.own().medianFraction()).isLessThan(pair.peer().medianFraction());
            assertThat(pair.closerCount()).isGreaterThan(pair.own().count() / 2);
        }
    }

    @Test
    void predictionsOrderAndChooseLikeMeasurements() {
        List<Sweep> sweeps = Sweep.ofModel(validation.soundResults());
        Selection selection = Selection.of(sweeps, 0.05);

        assertThat(RankAgreement.of(sweeps).medianFraction()).isGreaterThan(0.988);
        assertThat(selection.limitMetFraction()).isGreaterThan(0.94);
        assertThat(selection.achievedFraction()).isGreaterThan(0.925);
    }
}
