package io.isowatt.serving;

import io.isowatt.unit.Quantity;
import io.isowatt.unit.Unit;

/**
 * A deployment that cannot serve the load, and by how much it misses.
 *
 * @param reason what is exceeded
 * @param actual what the deployment would need
 * @param limit what there is
 */
public record Rejected(Reason reason, double actual, double limit) implements Outcome {

    /** Why a deployment is impossible or not acceptable. */
    public enum Reason {
        MEMORY("weights, reserve and one sequence do not fit in GPU memory", Unit.GIBIBYTE),
        CONCURRENCY("more clients than the KV cache holds", Unit.TOKEN),
        CONTEXT("prompt and output are longer than the model's context", Unit.TOKEN),
        TTFT("time to first token over the limit", Unit.SECOND),
        POWER_CAP("power cap lower than any that the model was compared with", Unit.PERCENT),
        CLOCK("SM clock lower than any that the model was compared with", Unit.PERCENT);

        private final String label;
        private final Unit unit;

        Reason(String label, Unit unit) {
            this.label = label;
            this.unit = unit;
        }

        public String label() {
            return label;
        }
    }

    /** "weights, reserve and one sequence do not fit in GPU memory: 160 GiB needed, 126.4 GiB usable". */
    public String describe() {
        String needed = text(actual);
        String available = text(limit);
        return reason.label() + ": " + needed + " against a limit of " + available;
    }

    private String text(double value) {
        return reason == Reason.CONCURRENCY
                ? Quantity.number(value, 6) + " clients"
                : Quantity.format(value, reason.unit, reason.unit == Unit.TOKEN ? 9 : 4);
    }
}
