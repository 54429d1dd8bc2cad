/**
 * What clients of a continuously batching server see: time to first token, time per token, throughput, or why not.
 * Uses {@code step} and what is before it. Start with {@link io.isowatt.serving.ServingPlan}.
 */
@NullMarked
package io.isowatt.serving;

import org.jspecify.annotations.NullMarked;
