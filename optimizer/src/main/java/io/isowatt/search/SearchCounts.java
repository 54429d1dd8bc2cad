package io.isowatt.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where every candidate of a space went: size = Σ removed + Σ rejected + Σ pruned + accepted + unvisited, checked.
 *
 * @param size all candidates of the space
 * @param removed candidates cut by each constraint, by name, in declared order
 * @param rejected candidates found infeasible, by reason, in declared order
 * @param pruned candidates that another one dominates or equals whatever their figures are, by bound, in declared order
 * @param accepted candidates that were judged by their objectives
 * @param unvisited candidates of blocks that a search stopped early did not finish
 */
public record SearchCounts(
        long size,
        Map<String, Long> removed,
        Map<String, Long> rejected,
        Map<String, Long> pruned,
        long accepted,
        long unvisited) {

    public SearchCounts {
        removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
        rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
        pruned = Collections.unmodifiableMap(new LinkedHashMap<>(pruned));
        long settled = sum(removed) + sum(rejected) + sum(pruned) + accepted + unvisited;
        if (settled != size) {
            throw new IllegalStateException(
                    "The candidates accounted for (" + settled + ") are not those of the space (" + size + ").");
        }
    }

    /** Candidates cut by all constraints. */
    public long removedTotal() {
        return sum(removed);
    }

    /** Candidates found infeasible for any reason. */
    public long rejectedTotal() {
        return sum(rejected);
    }

    /** Candidates pruned by any bound. */
    public long prunedTotal() {
        return sum(pruned);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
