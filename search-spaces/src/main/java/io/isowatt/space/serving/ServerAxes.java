package io.isowatt.space.serving;

import java.util.List;

/**
 * What varies about a server beside its layout; an empty list leaves it as the study says.
 *
 * @param draftTokenCounts tokens that speculative decoding drafts, 0 for none
 * @param powerCapFractions caps of board watts over the board limit, 1 for none
 * @param replicaCounts equal replicas side by side; empty for as many as fill their machines
 */
public record ServerAxes(List<Integer> draftTokenCounts, List<Double> powerCapFractions, List<Integer> replicaCounts) {

    /** Everything as the study says. */
    public static final ServerAxes AS_STUDIED = new ServerAxes(List.of(), List.of(), List.of());

    public ServerAxes {
        draftTokenCounts = List.copyOf(draftTokenCounts);
        powerCapFractions = List.copyOf(powerCapFractions);
        replicaCounts = List.copyOf(replicaCounts);
    }
}
