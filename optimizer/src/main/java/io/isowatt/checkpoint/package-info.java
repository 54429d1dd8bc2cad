/**
 * Files that keep the finished blocks of a search, so that it survives its process, and can be run in parts.
 * Uses {@code search}, and {@code catalog} for its messages; what a task means is the caller's affair.
 * Start with {@link io.isowatt.checkpoint.Checkpoint}.
 */
@NullMarked
package io.isowatt.checkpoint;

import org.jspecify.annotations.NullMarked;
