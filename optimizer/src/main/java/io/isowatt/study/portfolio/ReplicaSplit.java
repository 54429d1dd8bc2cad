package io.isowatt.study.portfolio;

import java.util.ArrayList;
import java.util.List;

/**
 * The most requests per second that whole replicas under a budget serve, when each service gets its share of them.
 *
 * <p>At X requests per second service i needs nᵢ = ⌈sᵢ·X / rᵢ⌉ replicas, at least one, with share sᵢ and rᵢ requests per second of a
 * replica; they take Σ nᵢ·cᵢ of the budget B. That grows with X, so the largest X is found by bisection below
 * B / Σ (sᵢ·cᵢ/rᵢ), which broken replicas would serve; then X rises to what those replicas serve, minᵢ nᵢ·rᵢ/sᵢ.
 *
 * @param requestsPerSecond served in all, 0 if one replica of each does not fit
 * @param replicaCounts of each service
 */
record ReplicaSplit(double requestsPerSecond, List<Integer> replicaCounts) {

    private static final int STEPS = 60;

    static ReplicaSplit of(double[] shares, double[] replicaRates, double[] replicaCosts, double budget) {
        double perRequest = 0;
        for (int i = 0; i < shares.length; i++) {
            perRequest += shares[i] * replicaCosts[i] / replicaRates[i];
        }
        double low = 0;
        double high = budget / perRequest;
        if (cost(high, shares, replicaRates, replicaCosts) <= budget) {
            low = high;
        }
        for (int step = 0; step < STEPS && low < high; step++) {
            double middle = (low + high) / 2;
            if (cost(middle, shares, replicaRates, replicaCosts) <= budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (cost(low, shares, replicaRates, replicaCosts) > budget) {
            return new ReplicaSplit(0, List.of());
        }
        List<Integer> counts = new ArrayList<>();
        double served = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shares.length; i++) {
            double count = count(low, shares[i], replicaRates[i]);
            counts.add((int) count);
            served = Math.min(served, count * replicaRates[i] / shares[i]);
        }
        return new ReplicaSplit(served, counts);
    }

    private static double count(double requests, double share, double rate) {
        return Math.max(1, Math.ceil(share * requests / rate));
    }

    private static double cost(double requests, double[] shares, double[] rates, double[] costs) {
        double cost = 0;
        for (int i = 0; i < shares.length; i++) {
            cost += count(requests, shares[i], rates[i]) * costs[i];
        }
        return cost;
    }
}
