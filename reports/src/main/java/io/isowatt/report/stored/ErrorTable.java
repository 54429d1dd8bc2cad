package io.isowatt.report.stored;

import io.isowatt.report.table.JsonText;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.Origin;
import io.isowatt.uncertainty.Spread;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors of a machine's points, each once: few are different, and points name them by their places. */
final class ErrorTable {

    private final Map<Cause, Integer> causes = new LinkedHashMap<>();
    private final Map<Origin, Integer> origins = new LinkedHashMap<>();
    private final Map<Spread, Integer> spreads = new LinkedHashMap<>();

    int place(Origin origin) {
        return place(origins, origin);
    }

    int place(Spread spread) {
        return place(spreads, spread);
    }

    private static <T> int place(Map<T, Integer> places, T value) {
        Integer place = places.putIfAbsent(value, places.size());
        return place == null ? places.size() - 1 : place;
    }

    private List<Integer> places(Iterable<Cause> of) {
        List<Integer> places = new ArrayList<>();
        of.forEach(cause -> places.add(place(causes, cause)));
        return places;
    }

    /** The whole table, under the key {@code errors}. */
    void write(JsonText json) {
        json.name("errors").open('{').name("origins").open('[');
        origins.keySet().forEach(origin -> {
            json.item().open('{').field("cell", origin.cell());
            json.field("unmeasured", places(origin.unmeasured())).close('}');
        });
        json.close(']').name("spreads").open('[');
        spreads.keySet().forEach(spread -> {
            json.item().open('{').field("own_fraction", spread.ownFraction());
            json.field("causes", places(spread.sharedFraction().keySet()));
            json.field(
                    "cause_fractions",
                    spread.sharedFraction().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            json.field("below_fraction", spread.belowFraction()).field("above_fraction", spread.aboveFraction());
            json.close('}');
        });
        json.close(']').name("causes").open('[');
        causes.keySet()
                .forEach(cause -> json.item()
                        .open('{')
                        .field("kind", cause.kind().name())
                        .field("subject", cause.subject())
                        .close('}'));
        json.close(']').close('}');
    }
}
