package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Metric;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.uncertainty.LayoutUncertainty;
import io.isowatt.workload.ServiceLevel;

import java.util.Optional;

/**
 * One aggregated layout with any number of clients.
 *
 * @param deployment the layout as it is launched, with some number of clients
 * @param space whose sweep of clients it takes
 */
record AggregatedSweep(
        Aggregated deployment,
        LayoutEstimator estimator,
        LayoutUncertainty uncertainty,
        ServingSpace space,
        ServiceLevel serviceLevel) {

    Candidate candidate(long rank, Aggregated with) {
        Estimate estimate = estimator.estimate(with.concurrency());
        return new Candidate(rank, with, estimate, uncertainty.at(with.concurrency(), estimate.boardWattsPerGpu()));
    }

    Breakdown breakdown(Candidate candidate) {
        return Breakdown.of(
                BindingText.ofSweep(space, estimator, serviceLevel, candidate),
                estimator.decodeBreakdownSeconds(candidate.estimate().performance()),
                estimator.serving().memory(),
                Optional.empty());
    }

    /** The best number of clients of the sweep within the service level, if any, by one figure; of equals the smallest. */
    Optional<Evaluated> best(Metric metric) {
        if (estimator.rejection().isPresent()) {
            return Optional.empty();
        }
        int[] clients = space.concurrencies();
        int inMemory = space.concurrenciesUpTo(estimator.clientLimitCount());
        Evaluated best = null;
        for (int i = 0; i < inMemory; i++) {
            Estimate estimate = estimator.estimate(clients[i]);
            if (Evaluated.within(estimate, serviceLevel)
                    && (best == null || Evaluated.isBetter(metric, estimate, best.estimate()))) {
                best = new Evaluated(
                        new Aggregated(
                                deployment.layout(), deployment.settings(), clients[i], deployment.replicaCount()),
                        estimate);
            }
        }
        return Optional.ofNullable(best);
    }
}
