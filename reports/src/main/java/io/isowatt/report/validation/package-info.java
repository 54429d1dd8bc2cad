/**
 * Shows how far predictions are off: terminal text, Markdown, CSV, pictures. Uses validation results; computes nothing.
 * Start with {@link io.isowatt.report.validation.ValidationFolder}.
 */
@NullMarked
package io.isowatt.report.validation;

import org.jspecify.annotations.NullMarked;
