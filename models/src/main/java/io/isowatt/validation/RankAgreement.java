package io.isowatt.validation;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Whether predictions put the points of a sweep into the measured order: Spearman's correlation of throughput per GPU.
 *
 * @param sweepCount sweeps of at least {@value #LEAST_POINTS} points
 * @param medianFraction their median correlation
 * @param meanFraction their mean correlation
 * @param lowestFraction the lowest
 */
public record RankAgreement(int sweepCount, double medianFraction, double meanFraction, double lowestFraction) {

    static final int LEAST_POINTS = 5;

    public static RankAgreement of(List<Sweep> sweeps) {
        double[] correlations = sweeps.stream()
                .filter(sweep -> sweep.points().size() >= LEAST_POINTS)
                .mapToDouble(RankAgreement::correlation)
                .filter(Double::isFinite)
                .toArray();
        return new RankAgreement(
                correlations.length,
                Errors.percentile(correlations, 50),
                DoubleStream.of(correlations).average().orElse(Double.NaN),
                DoubleStream.of(correlations).min().orElse(Double.NaN));
    }

    static double correlation(Sweep sweep) {
        double[] predicted = sweep.points().stream()
                .mapToDouble(p -> p.outputTokensPerSecondPerGpu().predicted())
                .toArray();
        double[] measured = sweep.points().stream()
                .mapToDouble(p -> p.outputTokensPerSecondPerGpu().measured())
                .toArray();
        return new SpearmansCorrelation().correlation(predicted, measured);
    }
}
