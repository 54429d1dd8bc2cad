package io.isowatt.search;

/** Tells which candidates cannot be on the front, from points known before any block is evaluated. */
@FunctionalInterface
public interface Screen {

    /** Excludes nothing. */
    Screen NONE = optimistic -> false;

    /**
     * Whether a known point dominates a vector, and with it every candidate that is no better in any objective: it is at
     * most as large in all objectives and smaller in one. A vector with NaN is never excluded.
     *
     * @param optimistic objectives, minimised, that no candidate in question undercuts; not kept
     */
    boolean excludes(double[] optimistic);
}
