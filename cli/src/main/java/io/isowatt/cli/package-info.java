/**
 * The command line: reads arguments, calls the modules, prints. The only package that prints or exits.
 * Uses {@code report} and everything before it. Start with {@link io.isowatt.cli.Main}.
 */
@NullMarked
package io.isowatt.cli;

import org.jspecify.annotations.NullMarked;
