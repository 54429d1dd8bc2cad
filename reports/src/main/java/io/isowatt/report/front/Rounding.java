package io.isowatt.report.front;

import io.isowatt.estimate.Estimate;
import io.isowatt.serving.Performance;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures as files hold them, so that a point that was written and read again is the same to the last bit: each is the number
 * nearest to its first twelve significant digits. Platforms agree on those.
 */
public final class Rounding {

    /** Digits of every figure: more than any input has, fewer than where platforms differ. */
    public static final int DIGITS = 12;

    private static final double LEAST = 1e-9;
    private static final double MOST = 1e18;
    private static final double[] TENS = new double[23];

    static {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = Double.parseDouble("1e" + i);
        }
    }

    private Rounding() {}

    /** A figure with twelve digits: 0 below 10⁻⁹, undefined from 10¹⁸. */
    static double of(double value) {
        double size = Math.abs(value);
        if (!(size < MOST)) {
            return Double.NaN;
        }
        if (size < LEAST) {
            return 0;
        }
        // Both the whole number and the power of ten are exact, so their quotient or product is the nearest there is.
        int decimals = DIGITS - 1 - exponent(size);
        double rounded = decimals >= 0
                ? Math.rint(size * TENS[decimals]) / TENS[decimals]
                : Math.rint(size / TENS[-decimals]) * TENS[-decimals];
        return value < 0 ? -rounded : rounded;
    }

    /** The largest e with 10ᵉ at most the size. */
    private static int exponent(double size) {
        int e = 0;
        while (size >= TENS[e + 1]) {
            e++;
        }
        while (e <= 0 && size * TENS[-e] < 1) {
            e--;
        }
        return e;
    }

    /** The digits of a figure, such as {@code 0.7}. */
    static String text(double value) {
        BigDecimal digits = new BigDecimal(value).round(new MathContext(DIGITS));
        return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    }

    static Estimate of(Estimate estimate) {
        return new Estimate(
                of(estimate.performance()),
                estimate.gpuCount(),
                estimate.boundary(),
                of(estimate.boardWattsPerGpu()),
                of(estimate.serverWattsPerGpu()),
                of(estimate.facilityWattsPerGpu()),
                of(estimate.provisionedWattsPerGpu()),
                of(estimate.meanPromptTokens()),
                of(estimate.meanOutputTokens()),
                of(estimate.dollarsPerGpuSecond()));
    }

    private static Performance of(Performance seen) {
        return new Performance(
                of(seen.tpotSeconds()),
                of(seen.ttftSeconds()),
                of(seen.outputTokensPerSecond()),
                of(seen.decodeStepSeconds()),
                of(seen.prefillMarginalSeconds()),
                of(seen.ownPrefillSeconds()),
                of(seen.burstWaitSeconds()),
                of(seen.queueSeconds()),
                of(seen.prefillShareFraction()),
                of(seen.runningCount()));
    }

    static Uncertainty of(Uncertainty errors) {
        return new Uncertainty(
                errors.origin(),
                of(errors.time()),
                of(errors.ttft()),
                of(errors.boardWatts()),
                of(errors.chain()),
                of(errors.boardShareFraction()),
                of(errors.energyFraction()));
    }

    private static Spread of(Spread spread) {
        Map<Cause, Double> shared = new LinkedHashMap<>();
        spread.sharedFraction().forEach((cause, fraction) -> shared.put(cause, of(fraction)));
        return new Spread(of(spread.ownFraction()), shared, of(spread.belowFraction()), of(spread.aboveFraction()));
    }
}
