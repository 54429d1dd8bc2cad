/**
 * How fast a kernel runs on a chip: fitted fractions of data-sheet peaks, launch latencies, the roofline.
 * Uses {@code hardware}, {@code llm} and {@code deployment}. Start with {@link io.isowatt.kernel.KernelRates}.
 */
@NullMarked
package io.isowatt.kernel;

import org.jspecify.annotations.NullMarked;
