package io.isowatt.serving;

import io.isowatt.deployment.Framework;

import java.util.Map;

/**
 * Constants of the closed loop.
 *
 * @param burstFraction prompts that wait for each other at the start and by collision, per other client (0.187)
 * @param runningBlendFraction how far the running batch follows its estimate instead of the admitted one (0.5)
 * @param reserveBytes memory of activations, graphs and collectives on each GPU
 * @param frameworks constants per framework
 */
public record ServingConstants(
        double burstFraction,
        double runningBlendFraction,
        double reserveBytes,
        Map<Framework, FrameworkConstants> frameworks) {

    public ServingConstants {
        frameworks = Map.copyOf(frameworks);
    }

    public FrameworkConstants of(Framework framework) {
        FrameworkConstants constants = frameworks.get(framework);
        if (constants == null) {
            throw new IllegalArgumentException("No constants for " + framework);
        }
        return constants;
    }
}
