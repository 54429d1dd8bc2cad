/**
 * What catalog files have in common: strict YAML and JSON with positions, facts with sources,
 * problems with advice.
 * Uses {@code unit}. Start with {@link io.isowatt.catalog.YamlSection}.
 */
@NullMarked
package io.isowatt.catalog;

import org.jspecify.annotations.NullMarked;
