package io.isowatt.validation;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import java.util.Collection;
import java.util.stream.DoubleStream;

/**
 * How far predictions are off; all figures but the count are NaN where there is no pair.
 *
 * @param count pairs compared
 * @param meanFraction mean of the absolute relative errors (MAPE)
 * @param medianFraction their median
 * @param biasFraction median of the signed relative errors
 * @param ninetiethFraction their 90th percentile, of absolute errors
 */
public record Errors(
        int count, double meanFraction, double medianFraction, double biasFraction, double ninetiethFraction) {

    public static Errors of(Collection<Pair> pairs) {
        double[] signed = pairs.stream().mapToDouble(Pair::errorFraction).toArray();
        double[] absolute = DoubleStream.of(signed).map(Math::abs).toArray();
        return new Errors(
                signed.length,
                DoubleStream.of(absolute).average().orElse(Double.NaN),
                percentile(absolute, 50),
                percentile(signed, 50),
                percentile(absolute, 90));
    }

    /** Interpolated linearly between order statistics, as spreadsheets and NumPy do. */
    static double percentile(double[] values, double percent) {
        return values.length == 0
                ? Double.NaN
                : new Percentile()
                        .withEstimationType(Percentile.EstimationType.R_7)
                        .evaluate(values, percent);
    }
}
