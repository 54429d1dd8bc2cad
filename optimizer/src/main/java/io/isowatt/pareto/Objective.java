package io.isowatt.pareto;

/**
 * Something worth having more or less of; it owns the direction, since archive and front only minimise.
 *
 * @param name what it is called in studies and reports
 * @param maximized whether more is better
 */
public record Objective(String name, boolean maximized) {

    /** An objective of which more is better. */
    public static Objective maximize(String name) {
        return new Objective(name, true);
    }

    /** An objective of which less is better. */
    public static Objective minimize(String name) {
        return new Objective(name, false);
    }

    /** The number to minimise for a value of this objective: the value or its opposite, never -0.0. */
    public double toMinimized(double value) {
        return maximized ? 0.0 - value : value + 0.0;
    }

    /** The value of this objective for a minimised number: the inverse of {@link #toMinimized}. */
    public double fromMinimized(double minimized) {
        return toMinimized(minimized);
    }
}
