package io.isowatt.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of one cell of a breakdown.
 *
 * @param names what the cell is called, one word per facet
 * @param results its rows in the order read
 */
public record Group(List<String> names, List<RowResult> results) {

    /** Rows by the facets, load bands in their order, everything else by name. */
    public static List<Group> by(List<Facet> facets, List<RowResult> results) {
        Map<List<String>, List<RowResult>> groups = new LinkedHashMap<>();
        Map<List<String>, LoadBand> loads = new LinkedHashMap<>();
        for (RowResult result : results) {
            Labels labels = Labels.of(result.row());
            List<String> names = facets.stream().map(d -> d.of(labels)).toList();
            groups.computeIfAbsent(names, n -> new ArrayList<>()).add(result);
            loads.put(names, facets.contains(Facet.LOAD) ? labels.load() : LoadBand.UNKNOWN);
        }
        return groups.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparing((Group group) -> withoutLoad(group.names(), facets))
                        .thenComparing(group -> loads.get(group.names())))
                .toList();
    }

    private static String withoutLoad(List<String> names, List<Facet> facets) {
        StringBuilder text = new StringBuilder();
        for (int d = 0; d < facets.size(); d++) {
            if (facets.get(d) != Facet.LOAD) {
                text.append(names.get(d)).append('\n');
            }
        }
        return text.toString();
    }

    /** Rows with a prediction. */
    public long answeredCount() {
        return results.stream().filter(r -> r.prediction().isPresent()).count();
    }

    /** How far a figure is off in this cell. */
    public Errors errors(Target target) {
        return Errors.of(results.stream().flatMap(r -> target.pair(r).stream()).toList());
    }
}
