package io.isowatt.uncertainty;

/**
 * Where an error comes from. Two estimates with the same cause err alike by it: it cancels when they are compared.
 *
 * @param kind what sort of cause
 * @param subject whose it is: a machine, a model, a cell of framework, machine, model and precision
 */
public record Cause(Kind kind, String subject) {

    /** Sorts of causes. */
    public enum Kind {
        /** What all layouts of one framework, machine, model and precision have in common, in time. */
        CELL("framework, machine, model and precision together"),
        /** The same in board watts. */
        CELL_WATTS("framework, machine, model and precision together, in watts"),
        MODEL("model"),
        ARCHITECTURE("kind of attention"),
        MACHINE("machine"),
        GENERATION("chip generation"),
        EXPERT_KERNELS("launch latency of experts"),
        FRAMEWORK("framework"),
        PRECISION("precision on this generation"),
        FEATURE("feature"),
        /** Prefill and decode in pools of their own. */
        POOLS("separate prefill and decode pools"),
        /** Board watts of a machine without serving watts to compare. */
        MACHINE_WATTS("board watts"),
        /** Fixed watts and slope from board to wall. */
        CHAIN("power chain");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in sentences. */
        public String label() {
            return label;
        }
    }
}
