/**
 * Machines: accelerators, links, server power and prices, read from one YAML file each.
 * Uses {@code unit} and {@code catalog}. Start with {@link io.isowatt.hardware.Hardware}.
 */
@NullMarked
package io.isowatt.hardware;

import org.jspecify.annotations.NullMarked;
