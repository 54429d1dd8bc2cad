package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;

/**
 * What a search found.
 *
 * @param front the non-dominated accepted candidates
 * @param counts where every candidate went
 */
public record SearchResult(ParetoFront front, SearchCounts counts) {

    /** Whether every candidate was looked at, so that the front is that of the whole space. */
    public boolean complete() {
        return counts.unvisited() == 0;
    }
}
