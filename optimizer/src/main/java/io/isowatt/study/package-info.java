/**
 * A study: what a user asks, the search for it on every machine, and the answer with its reasons.
 * Uses {@code search}, {@code pareto}, {@code space.serving} and the models. Start with {@link io.isowatt.study.Study}.
 */
@NullMarked
package io.isowatt.study;

import org.jspecify.annotations.NullMarked;
