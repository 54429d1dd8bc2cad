package io.isowatt.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.Calibration;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.serving.Rejected;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class PowerCapTest {

    private static final PowerConstants POWER = Calibration.shipped().power();
    private static final double LEAST_CLOCK = Math.sqrt(0.4);

    private static PowerCap cap(double fraction) {
        return new PowerCap(POWER, fraction, 1);
    }

    private static PowerCap lock(double fraction) {
        return new PowerCap(POWER, 1, fraction);
    }

    /** MLPerf v4.1: 8 H200 at 500 of 700 W reach 0.807 / 0.791 / 0.830 of their speed, work that draws all it may. */
    @Test
    void aCappedServerRunsAsMeasured() {
        assertThat(cap(500.0 / 700).clockFraction(1)).isCloseTo(0.815, Offset.offset(5e-4));
        assertThat(cap(500.0 / 700).clockFraction(1)).isCloseTo(0.809, Percentage.withPercentage(3));
        assertThat(cap(1000.0 / 1400).clockFraction(1)).isCloseTo(0.839, Percentage.withPercentage(3));
    }

    /** By hand: φ = √((0.7 − 0.15)/(0.95 − 0.15)), τ = ((0.5⁴ + (0.6/0.814)⁴)/(0.5⁴ + 0.6⁴))^¼ on nine tenths of the step. */
    @Test
    void theFormulaAsWritten() {
        assertThat(cap(0.7).prefillTimeFraction()).isCloseTo(1 / Math.sqrt(0.55 / 0.8), Offset.offset(1e-12));
        double phi = Math.sqrt(0.55 / 0.83);
        double kernels = Math.pow((0.0625 + Math.pow(0.6 / phi, 4)) / (0.0625 + 0.1296), 0.25);
        assertThat(cap(0.7).decodeTimeFraction(0.98, 0.5, 0.6, 0.1))
                .isCloseTo(0.9 * kernels + 0.1, Offset.offset(1e-12));
        assertThat(cap(0.7).drawnFraction(0.98)).isEqualTo(0.7);
        assertThat(lock(0.8).drawnFraction(0.95)).isCloseTo(0.15 + 0.64 * 0.8, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.49, 1, POWER_CAP", "0.3, 1, POWER_CAP", "1, 0.63, CLOCK", "1, 0.1, CLOCK"})
    void whatNobodyMeasuredIsRefused(double cap, double clock, Rejected.Reason reason) {
        assertThat(new PowerCap(POWER, cap, clock).rejection())
                .map(Rejected::reason)
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.65, 0.99})
    void whatWasMeasuredIsNotRefused(double fraction) {
        assertThat(cap(fraction).rejection()).isEmpty();
        assertThat(lock(Math.max(fraction, LEAST_CLOCK + 1e-9)).rejection()).isEmpty();
    }

    @Test
    void noLimitIsNoCap() {
        assertThat(PowerCap.of(POWER, ServerSettings.CALIBRATED)).isEmpty();
        assertThat(PowerCap.of(POWER, ServerSettings.CALIBRATED.capped(1).clocked(1)))
                .isEmpty();
        assertThat(PowerCap.of(POWER, ServerSettings.CALIBRATED.capped(0.9))).isPresent();
        assertThat(PowerCap.of(POWER, ServerSettings.CALIBRATED.clocked(0.9))).isPresent();
    }

    @Test
    void aCapThatIsNotReachedChangesNothing() {
        assertThat(cap(0.8).decodeTimeFraction(0.8, 0.5, 0.5, 0)).isEqualTo(1);
        assertThat(cap(0.8).drawnFraction(0.61)).isEqualTo(0.61);
        assertThat(cap(0.96).prefillTimeFraction()).isEqualTo(1);
    }

    @Test
    void aLowerLimitIsNeverFasterAndNeverDrawsMore() {
        Random random = new Random(4);
        for (int trial = 0; trial < 20_000; trial++) {
            double low = 0.5 + random.nextDouble() / 2;
            double high = low + (1 - low) * random.nextDouble();
            double clockLow = LEAST_CLOCK + (1 - LEAST_CLOCK) * random.nextDouble();
            double clockHigh = clockLow + (1 - clockLow) * random.nextDouble();
            double f = 0.15 + 0.83 * random.nextDouble();
            double u_m = random.nextDouble();
            double u_c = random.nextDouble();
            double h = random.nextDouble();
            PowerCap tight = new PowerCap(POWER, low, clockLow);
            PowerCap loose = new PowerCap(POWER, high, clockHigh);
            String inputs = low + " " + high + " " + clockLow + " " + clockHigh + " " + f + " " + u_m + " " + u_c;
            assertThat(tight.prefillTimeFraction()).as(inputs).isGreaterThanOrEqualTo(loose.prefillTimeFraction());
            assertThat(tight.decodeTimeFraction(f, u_m, u_c, h))
                    .as(inputs)
                    .isGreaterThanOrEqualTo(loose.decodeTimeFraction(f, u_m, u_c, h) * (1 - 1e-12))
                    .isBetween(1.0, 1 / LEAST_CLOCK + 1e-9);
            assertThat(tight.drawnFraction(f)).as(inputs).isLessThanOrEqualTo(loose.drawnFraction(f));
            assertThat(loose.drawnFraction(f)).as(inputs).isLessThanOrEqualTo(Math.min(f, high));
        }
    }

    /** Both say the same: the clock that a cap leads to, locked by itself, draws the cap and is as slow. */
    @Test
    void aLockIsTheCapThatLeadsToIt() {
        for (double fraction = 0.5; fraction < 0.98; fraction += 0.03) {
            PowerCap held = cap(fraction);
            PowerCap locked = lock(held.clockFraction(0.98));
            assertThat(locked.drawnFraction(0.98)).isCloseTo(fraction, Offset.offset(1e-12));
            assertThat(locked.decodeTimeFraction(0.98, 0.4, 0.3, 0.2))
                    .isCloseTo(held.decodeTimeFraction(0.98, 0.4, 0.3, 0.2), Offset.offset(1e-12));
        }
    }
}
