package io.isowatt.study;

import java.util.OptionalDouble;

/**
 * What is known about a front that was found without looking at every candidate.
 *
 * @param method how it was looked for
 * @param evaluationCount deployments evaluated, infeasible ones among them
 * @param exactVolumeFraction its hypervolume over that of the exact front, inside the worst values of the latter; empty where the
 *     space is too large to enumerate, or the volume is not defined
 */
public record BestFound(SearchMethod.Genetic method, long evaluationCount, OptionalDouble exactVolumeFraction) {}
