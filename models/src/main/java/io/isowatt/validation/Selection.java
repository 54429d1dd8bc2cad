package io.isowatt.validation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of choosing by prediction: in each sweep and for each TPOT limit, the point with the highest predicted
 * throughput per GPU whose predicted TPOT, raised by a margin, keeps the limit.
 *
 * @param marginFraction how much the predicted TPOT is raised
 * @param choiceCount choices made: some point was measured within the limit and some was predicted to be
 * @param missedCount limits that a measured point keeps but no predicted one
 * @param limitMetFraction share of choices whose measured TPOT keeps the limit
 * @param nearlyMetFraction the same with {@value #NEAR_FRACTION} of tolerance, about the spread of repeated measurements
 * @param achievedFraction mean of measured throughput per GPU of the choice over that of the best measured point within
 *     the limit; a choice that misses the limit counts with its throughput, at most 1
 */
public record Selection(
        double marginFraction,
        int choiceCount,
        int missedCount,
        double limitMetFraction,
        double nearlyMetFraction,
        double achievedFraction) {

    /** Limits at which choices are made. */
    static final double[] TPOT_LIMIT_SECONDS = {0.015, 0.025, 0.040};

    static final int LEAST_POINTS = 5;
    static final double NEAR_FRACTION = 0.05;

    public static Selection of(List<Sweep> sweeps, double marginFraction) {
        int choices = 0;
        int missed = 0;
        int met = 0;
        int nearly = 0;
        double achieved = 0;
        for (Sweep sweep : sweeps) {
            if (sweep.points().size() < LEAST_POINTS) {
                continue;
            }
            for (double limit : TPOT_LIMIT_SECONDS) {
                Optional<Sweep.Point> best = sweep.points().stream()
                        .filter(p -> p.tpotSeconds().measured() <= limit)
                        .max(Comparator.comparingDouble(
                                p -> p.outputTokensPerSecondPerGpu().measured()));
                Optional<Sweep.Point> chosen = sweep.points().stream()
                        .filter(p -> p.tpotSeconds().predicted() * (1 + marginFraction) <= limit)
                        .max(Comparator.comparingDouble(
                                p -> p.outputTokensPerSecondPerGpu().predicted()));
                if (best.isEmpty()) {
                    continue;
                }
                if (chosen.isEmpty()) {
                    missed++;
                    continue;
                }
                choices++;
                met += chosen.get().tpotSeconds().measured() <= limit ? 1 : 0;
                nearly += chosen.get().tpotSeconds().measured() <= limit * (1 + NEAR_FRACTION) ? 1 : 0;
                achieved += Math.min(
                        1,
                        chosen.get().outputTokensPerSecondPerGpu().measured()
                                / best.get().outputTokensPerSecondPerGpu().measured());
            }
        }
        return new Selection(
                marginFraction,
                choices,
                missed,
                choices == 0 ? Double.NaN : (double) met / choices,
                choices == 0 ? Double.NaN : (double) nearly / choices,
                choices == 0 ? Double.NaN : achieved / choices);
    }
}
