package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;

import java.util.Optional;

/**
 * What a search found.
 *
 * @param front the non-dominated ones of the accepted candidates; of a search that ended early those of the pilot too
 * @param counts where every candidate went
 * @param gap how much may be missing, where that can be said: not of complete searches, parts, or more than three objectives
 */
public record SearchResult(ParetoFront front, SearchCounts counts, Optional<Gap> gap) {

    /** Whether every candidate was looked at or excluded, so that the front is that of the whole space. */
    public boolean complete() {
        return counts.unvisited() == 0;
    }
}
