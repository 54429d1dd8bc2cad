package io.isowatt.serving;

import io.isowatt.deployment.Framework;

import java.util.Map;

/**
 * Constants of the closed loop.
 *
 * @param burstFraction share of the other clients' prompts that a prompt meets, at the start and by collision, where
 *     prefill shares steps with decode; ten prompts per client start in one burst, so at least 0.1
 * @param prefillFirstBurstFraction the same where prefill goes first
 * @param waveBurstFraction the same where prefill goes first and all requests are equally long: clients then work in
 *     waves, and every prompt meets all others (1)
 * @param waveInterferenceFraction share of prefill that decoding requests still see in such waves
 * @param runningBlendFraction how far the running batch follows its estimate instead of the admitted one (0.5)
 * @param reserveBytes memory of activations, graphs and collectives on each GPU
 * @param frameworks constants per framework
 */
public record ServingConstants(
        double burstFraction,
        double prefillFirstBurstFraction,
        double waveBurstFraction,
        double waveInterferenceFraction,
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
