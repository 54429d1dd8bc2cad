package io.isowatt.study.flip;

import io.isowatt.estimate.Metric;
import io.isowatt.study.Evaluated;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who wins under another circumstance, each side with its best within the limits.
 *
 * @param circumstance what is other
 * @param label its value: {@code server}, {@code owned}, {@code 2048 tokens}
 * @param factor the value over today's, 1 where it is none
 * @param today whether it is as the study says
 * @param metric by which the sides are compared
 * @param standings the sides that have a deployment within the limits, the best first
 */
public record Contest(
        Circumstance circumstance, String label, double factor, boolean today, Metric metric, List<Standing> standings)
        implements Flip {

    /** What may be other for all sides. */
    public enum Circumstance {
        POWER_BOUNDARY("power boundary", false),
        PRICE("price", false),
        PROMPT_LENGTH("prompt length", true),
        OUTPUT_LENGTH("output length", true);

        private final String label;
        private final boolean frontLayoutsOnly;

        Circumstance(String label, boolean frontLayoutsOnly) {
            this.label = label;
            this.frontLayoutsOnly = frontLayoutsOnly;
        }

        public String label() {
            return label;
        }

        /**
         * Whether only layouts of the fronts were estimated again, each over its whole sweep; otherwise the best was chosen anew
         * among what the search kept.
         */
        public boolean frontLayoutsOnly() {
            return frontLayoutsOnly;
        }
    }

    /**
     * The best of a side.
     *
     * @param best the deployment with its figures under the circumstance
     * @param value of the metric, in its own direction
     */
    public record Standing(Side side, Evaluated best, double value) {}

    public Contest {
        standings = List.copyOf(standings);
    }

    public Optional<Standing> winner() {
        return standings.stream().findFirst();
    }

    /** How many times as good the winner is as the next side, at least 1; empty if there are not two. */
    public OptionalDouble leadRatio() {
        return standings.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Advantage.of(
                        metric, standings.get(0).value(), standings.get(1).value()));
    }

    /** Whether another side wins than the one that wins the study. */
    public boolean flips(Side winner) {
        return winner().filter(best -> !best.side().id().equals(winner.id())).isPresent();
    }
}
