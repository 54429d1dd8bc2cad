package io.isowatt.power;

/**
 * How a chip under a power cap or a locked clock behaves.
 *
 * @param staticFraction share of the board limit that does not depend on the SM clock
 * @param leastCapFraction lowest cap that the formula was ever compared with, over the board limit
 * @param leastDynamicFraction lowest share of the dynamic watts left, the square of the lowest clock
 * @param coreTimeFraction time that the SM clock governs at least, over the time of memory traffic
 * @param overlapExponent how sharply the longer of the two hides the shorter
 * @param edgeFraction caps below this lie at the edge of what was compared
 */
public record PowerCapConstants(
        double staticFraction,
        double leastCapFraction,
        double leastDynamicFraction,
        double coreTimeFraction,
        double overlapExponent,
        double edgeFraction) {}
