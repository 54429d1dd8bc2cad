package io.isowatt.deployment;

/**
 * A layout under load.
 *
 * @param layout how one replica lies on its GPUs
 * @param concurrency clients of one replica that always have a request open
 * @param replicaCount equal replicas side by side
 */
public record Deployment(Layout layout, int concurrency, int replicaCount) {

    public Deployment {
        if (concurrency < 1 || replicaCount < 1) {
            throw new IllegalArgumentException("A deployment has at least one client and one replica.");
        }
    }
}
