package io.isowatt.search;

/**
 * How much an incomplete search may have missed: the hypervolume of its front, and of that front together with the
 * optimistic vectors of everything not looked at, which the front of the whole space cannot exceed. Both inside the corner
 * of the worst values of the pilot's front, or of the front found where there was no pilot.
 *
 * @param hypervolume of the front found
 * @param upperHypervolume at least that of the whole space; infinite where nothing is known of a block
 */
public record Gap(double hypervolume, double upperHypervolume) {

    /** 1 - V / V_upper: 0 when nothing inside the corner can be missing, 1 when everything may. */
    public double fraction() {
        return upperHypervolume > 0 ? Math.max(0, 1 - hypervolume / upperHypervolume) : 0;
    }
}
