package io.isowatt.study.portfolio;

import io.isowatt.study.StudyRequest;

/**
 * One service of a portfolio.
 *
 * @param name what it is called
 * @param request its model, machine, load, limits and search space; of several machines the first
 * @param shareFraction its share of all requests
 */
public record PortfolioPart(String name, StudyRequest request, double shareFraction) {

    public PortfolioPart {
        if (!(shareFraction > 0 && shareFraction <= 1)) {
            throw new IllegalArgumentException(
                    "The share of " + name + " (" + shareFraction + ") is not above 0 and at most 1.");
        }
    }
}
