package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;

import java.util.OptionalDouble;

/**
 * How much worse something about the best may be until a rival is as good. The rival stays as it is; the best is chosen anew
 * among what its search kept.
 *
 * @param lever what gets worse
 * @param metric by which the two are compared
 * @param winner the best by it
 * @param rival another one
 * @param todayValue of the lever: a PUE, USD per second and GPU, or 1 for a factor
 * @param flipValue where the two are equal, or the rival begins to win; empty if no value up to {@code mostValue} does it
 * @param mostValue the largest that is plausible
 * @param sigmaFraction log-normal standard deviation of the model's error in it, 0 for what is given
 */
public record BreakEven(
        Lever lever,
        Metric metric,
        Side winner,
        Side rival,
        double todayValue,
        OptionalDouble flipValue,
        double mostValue,
        double sigmaFraction)
        implements Flip {

    /** What may turn out worse for the best alone. */
    public enum Lever {
        PUE("PUE", 2.5),
        PRICE("price of a GPU", 4),
        TIME("time of all steps", 3),
        BOARD_WATTS("board watts", 2);

        private final String label;
        private final double most;

        Lever(String label, double most) {
            this.label = label;
            this.most = most;
        }

        public String label() {
            return label;
        }

        /** The largest plausible value, where today's is such. */
        double mostValue(double todayValue) {
            return this == PUE ? Math.max(most, todayValue) : most * todayValue;
        }
    }

    /** A break-even at a value, which counts if it is plausible. */
    static BreakEven of(
            Lever lever, Metric metric, Side winner, Side rival, double today, double value, double sigmaFraction) {
        double most = lever.mostValue(today);
        return new BreakEven(
                lever,
                metric,
                winner,
                rival,
                today,
                value <= most ? OptionalDouble.of(Math.max(value, today)) : OptionalDouble.empty(),
                most,
                sigmaFraction);
    }
}
