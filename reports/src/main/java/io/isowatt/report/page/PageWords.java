package io.isowatt.report.page;

import java.util.List;

/**
 * What stands over the chart.
 *
 * @param answer the answer in sentences
 * @param caveats in what the fronts differ besides the machine, and what else their ratios rest on
 */
public record PageWords(List<String> answer, List<String> caveats) {

    public PageWords {
        answer = List.copyOf(answer);
        caveats = List.copyOf(caveats);
    }
}
