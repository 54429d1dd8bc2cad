/**
 * All figures of one deployment: latency, throughput, watts, dollars, and the metrics that are compared.
 * Uses every package before it. Start with {@link io.isowatt.estimate.LayoutEstimator}.
 */
@NullMarked
package io.isowatt.estimate;

import org.jspecify.annotations.NullMarked;
