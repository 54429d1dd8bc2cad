package io.isowatt.serving;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.ServerSettings;

import java.util.Map;
import java.util.function.ToDoubleFunction;

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

    /**
     * A framework's constants as its launch settings change them. Measured servers of one framework looked for new
     * requests every 10 to 30 steps, which its fitted TTFT offset and steps hold; with an interval given, the geometric
     * means of the other frameworks take their place, and the first token waits half of the interval on average.
     */
    FrameworkConstants of(Framework framework, ServerSettings settings) {
        FrameworkConstants fitted = of(framework);
        boolean polls = settings.receiveIntervalCount().isPresent();
        double offset =
                polls ? meanOfOthers(framework, FrameworkConstants::ttftOffsetSeconds) : fitted.ttftOffsetSeconds();
        return new FrameworkConstants(
                fitted.overhead(),
                fitted.promptStepSeconds(),
                settings.ttftOffsetSeconds().orElse(offset),
                polls ? meanOfOthers(framework, FrameworkConstants::ttftStepsFraction) : fitted.ttftStepsFraction(),
                polls ? settings.receiveIntervalCount().getAsInt() / 2.0 : fitted.ttftDecodeStepCount(),
                settings.memoryFraction().orElse(fitted.memoryFraction()),
                fitted.outputReserveFraction(),
                fitted.mixesPrefill());
    }

    private double meanOfOthers(Framework framework, ToDoubleFunction<FrameworkConstants> value) {
        double logarithms = 0;
        int count = 0;
        for (Framework other : Framework.values()) {
            if (other != framework) {
                logarithms += Math.log(value.applyAsDouble(of(other)));
                count++;
            }
        }
        return Math.exp(logarithms / count);
    }
}
