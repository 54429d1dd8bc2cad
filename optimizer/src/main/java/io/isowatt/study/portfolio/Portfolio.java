package io.isowatt.study.portfolio;

import java.util.List;

/**
 * Services that share a budget.
 *
 * @param title the question in a few words
 * @param budget what they share
 * @param parts the services; their shares sum up to 1
 * @param seed of the search
 * @param evaluationCount most combinations that are tried
 */
public record Portfolio(
        String title, PortfolioBudget budget, List<PortfolioPart> parts, long seed, int evaluationCount) {

    private static final double SHARE_TOLERANCE = 1e-6;

    public Portfolio {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || Math.abs(shares(parts) - 1) > SHARE_TOLERANCE) {
            throw new IllegalArgumentException("The shares of a portfolio sum up to 100 %.");
        }
    }

    static double shares(List<PortfolioPart> parts) {
        return parts.stream().mapToDouble(PortfolioPart::shareFraction).sum();
    }
}
