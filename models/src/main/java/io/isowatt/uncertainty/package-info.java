/**
 * How far off estimates may be: log-normal errors by cause, which causes an estimate has, and what that means for bands and
 * comparisons. Uses {@code hardware}, {@code llm}, {@code deployment}. Start with {@link io.isowatt.uncertainty.Uncertainty}.
 */
@NullMarked
package io.isowatt.uncertainty;

import org.jspecify.annotations.NullMarked;
