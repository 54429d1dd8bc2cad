package io.isowatt.deployment;

/**
 * Replicas that take prompts and decode on the same GPUs.
 *
 * @param layout how one replica lies on its GPUs
 * @param settings how it is launched
 * @param concurrency clients of one replica
 * @param replicaCount equal replicas side by side
 */
public record Aggregated(Layout layout, ServerSettings settings, int concurrency, int replicaCount)
        implements Deployment {

    public Aggregated {
        if (concurrency < 1 || replicaCount < 1) {
            throw new IllegalArgumentException("A deployment has at least one client and one replica.");
        }
    }

    @Override
    public int clientCount() {
        return Math.multiplyExact(concurrency, replicaCount);
    }

    @Override
    public int gpuCount() {
        return Math.multiplyExact(layout.gpuCount(), replicaCount);
    }

    @Override
    public String layoutLabel() {
        return layout.label();
    }

    @Override
    public String label() {
        return replicaCount == 1 ? layout.label() : replicaCount + "x " + layout.label();
    }
}
