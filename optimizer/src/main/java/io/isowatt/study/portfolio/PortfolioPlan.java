package io.isowatt.study.portfolio;

import io.isowatt.estimate.Estimate;

import java.util.List;

/**
 * What each service of a portfolio runs, and what comes out.
 *
 * @param services in the order of the portfolio
 * @param requestsPerSecond served in all, shared as the portfolio says
 * @param outputTokensPerSecond of those requests
 * @param worstInteractivityTokensPerSecond output tokens per second of a user of the slowest service
 */
public record PortfolioPlan(
        List<Service> services,
        double requestsPerSecond,
        double outputTokensPerSecond,
        double worstInteractivityTokensPerSecond) {

    public PortfolioPlan {
        services = List.copyOf(services);
    }

    /**
     * A service with its replicas, all of them busy: what is not asked of them is not saved.
     *
     * @param label the layout of a replica
     * @param clientCount clients of a replica
     * @param powerCapFraction board watts over the board limit at most
     * @param replicaCount equal replicas
     * @param replica figures of one
     */
    public record Service(String label, int clientCount, double powerCapFraction, int replicaCount, Estimate replica) {}

    /** Watts of all replicas, each at the boundary of its study. */
    public double watts() {
        return services.stream()
                .mapToDouble(
                        service -> service.replicaCount() * service.replica().watts())
                .sum();
    }

    /** GPUs of all replicas. */
    public int gpuCount() {
        return services.stream()
                .mapToInt(service -> service.replicaCount() * service.replica().gpuCount())
                .sum();
    }
}
