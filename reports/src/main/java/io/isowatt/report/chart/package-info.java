/**
 * Answers as pictures: the frontier as SVG and PNG, and as letters for a terminal. Uses {@code front}.
 * Start with {@link io.isowatt.report.chart.FrontierChart}.
 */
@NullMarked
package io.isowatt.report.chart;

import org.jspecify.annotations.NullMarked;
