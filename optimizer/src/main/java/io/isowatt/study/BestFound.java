package io.isowatt.study;

import java.util.OptionalDouble;

/**
 * What is known about a front that was found without looking at every candidate.
 *
 * @param method how it was looked for
 * @param evaluationCount deployments evaluated, infeasible ones among them
 * @param continuous whether the space has ranges of power caps or clocks, which nothing can enumerate
 * @param exactVolumeFraction its hypervolume over that of the exact front, inside the worst values of the latter; empty where the
 *     space is too large to enumerate, its enumeration was stopped, or the volume is not defined; in a continuous space the
 *     exact front is that of {@link #STEP_COUNT} equally spaced values of each range
 */
public record BestFound(
        SearchMethod.Genetic method, long evaluationCount, boolean continuous, OptionalDouble exactVolumeFraction) {

    /** Values of a range for the exact front that a continuous one is compared with: steps of 5 % from 50 to 100 %. */
    public static final int STEP_COUNT = 11;
}
