package io.isowatt.report.stored;

import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.Origin;
import io.isowatt.uncertainty.Spread;
import io.isowatt.uncertainty.Uncertainty;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What {@link ErrorTable} wrote.
 *
 * @param origins how estimates were obtained
 * @param spreads errors of figures
 */
record StoredErrors(List<Origin> origins, List<Spread> spreads) {

    private static final Map<String, Cause.Kind> KINDS =
            Arrays.stream(Cause.Kind.values()).collect(Collectors.toMap(Cause.Kind::name, Function.identity()));

    static StoredErrors read(StoredKeys table) {
        List<Cause> causes = table.each("causes", cause -> new Cause(cause.word("kind", KINDS), cause.text("subject")));
        return new StoredErrors(
                table.each(
                        "origins", origin -> new Origin(origin.text("cell"), origin.allPlaced("unmeasured", causes))),
                table.each("spreads", spread -> spread(spread, causes)));
    }

    private static Spread spread(StoredKeys keys, List<Cause> causes) {
        List<Cause> shared = keys.allPlaced("causes", causes);
        double[] fractions = keys.numbers("cause_fractions");
        if (fractions.length != shared.size()) {
            throw keys.problem(keys.keys().line(), "The lists (causes, cause_fractions) differ in length.");
        }
        Map<Cause, Double> fractionOf = new LinkedHashMap<>();
        for (int i = 0; i < fractions.length; i++) {
            fractionOf.put(shared.get(i), fractions[i]);
        }
        return new Spread(
                keys.number("own_fraction"), fractionOf, keys.number("below_fraction"), keys.number("above_fraction"));
    }

    /** The errors behind a point's figures. */
    Uncertainty of(StoredKeys errors) {
        return new Uncertainty(
                errors.placed("origin", origins),
                errors.placed("time", spreads),
                errors.placed("ttft", spreads),
                errors.placed("board_watts", spreads),
                errors.placed("chain", spreads),
                errors.number("board_share_fraction"),
                errors.number("energy_fraction"));
    }
}
