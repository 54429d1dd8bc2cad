/**
 * How long one forward pass takes: the operators of a model on a layout, summed into a few coefficients.
 * Uses {@code kernel} and what is before it. Start with {@link io.isowatt.step.StepPlan}.
 */
@NullMarked
package io.isowatt.step;

import org.jspecify.annotations.NullMarked;
