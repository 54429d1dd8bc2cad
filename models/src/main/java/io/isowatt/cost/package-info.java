/**
 * Dollars: what GPUs cost per time and tokens cost per million. Uses {@code hardware}.
 * Start with {@link io.isowatt.cost.TokenCost}.
 */
@NullMarked
package io.isowatt.cost;

import org.jspecify.annotations.NullMarked;
