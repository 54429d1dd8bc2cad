package io.isowatt.serving;

import io.isowatt.step.FrameworkOverhead;

/**
 * How a serving framework behaves.
 *
 * @param overhead what it adds to every layer
 * @param promptStepSeconds what a step costs more when a prompt joins it, as it leaves recorded graphs (t_mix)
 * @param ttftOffsetSeconds constant part of the time to first token (t_off)
 * @param ttftStepsFraction share of a TPOT that the first token waits (g)
 * @param ttftDecodeStepCount decode steps that the first token waits (z)
 * @param memoryFraction share of GPU memory that it takes (μ)
 * @param outputReserveFraction share of the output that admission reserves cache for (v)
 * @param mixesPrefill whether prefill shares steps with decode; otherwise it goes first in steps of its own
 */
public record FrameworkConstants(
        FrameworkOverhead overhead,
        double promptStepSeconds,
        double ttftOffsetSeconds,
        double ttftStepsFraction,
        double ttftDecodeStepCount,
        double memoryFraction,
        double outputReserveFraction,
        boolean mixesPrefill) {}
