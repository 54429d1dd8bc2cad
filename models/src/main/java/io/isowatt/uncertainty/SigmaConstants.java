package io.isowatt.uncertainty;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The errors of one figure by cause, as standard deviations of its natural logarithm.
 *
 * @param ownFraction what differs between layouts and loads of one cell
 * @param commonFraction what all layouts of a cell share
 * @param unmeasuredFraction what a part that was not measured adds, by its kind
 */
public record SigmaConstants(double ownFraction, double commonFraction, Map<Cause.Kind, Double> unmeasuredFraction) {

    public SigmaConstants {
        unmeasuredFraction = Collections.unmodifiableMap(new EnumMap<>(unmeasuredFraction));
    }

    /** The error of an estimate in a cell with some unmeasured parts; independent causes add as squares. */
    Spread spread(Origin origin) {
        Map<Cause, Double> shared = new LinkedHashMap<>();
        shared.put(new Cause(Cause.Kind.CELL, origin.cell()), commonFraction);
        for (Cause cause : origin.unmeasured()) {
            shared.put(cause, unmeasuredFraction.getOrDefault(cause.kind(), 0.0));
        }
        return new Spread(ownFraction, shared, 0, 0);
    }
}
