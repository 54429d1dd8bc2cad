/**
 * How a model is put on GPUs: framework, parallel layout, precisions, concurrency.
 * Uses {@code llm} for precisions. Start with {@link io.isowatt.deployment.Deployment}.
 */
@NullMarked
package io.isowatt.deployment;

import org.jspecify.annotations.NullMarked;
