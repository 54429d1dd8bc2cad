/**
 * Serving layouts as a space: which axes vary by the user's or a built-in definition, and which combinations can be.
 * Uses {@code space} and the models. Start with {@link io.isowatt.space.serving.ServingSpace}.
 */
@NullMarked
package io.isowatt.space.serving;

import org.jspecify.annotations.NullMarked;
