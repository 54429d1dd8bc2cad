/**
 * The interactive page: one file with the fronts of a study, a script and styles of its own, and ECharts, which asks no network
 * for anything. Uses the neutral fronts, the pictures' colours and the study. Start with {@link io.isowatt.report.page.FrontierPage}; the script lies
 * among the resources, one idea in each file.
 */
@NullMarked
package io.isowatt.report.page;

import org.jspecify.annotations.NullMarked;
