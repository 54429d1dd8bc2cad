package io.isowatt.space.serving;

import java.util.List;

/**
 * What varies about a server beside its layout; an empty list leaves it as the study says.
 *
 * @param draftTokenCounts tokens that speculative decoding drafts, 0 for none
 * @param powerCap caps of board watts over the board limit, 1 for none
 * @param clock locked SM clocks over the one that boards reach, 1 for none
 * @param replicaCounts equal replicas side by side; empty for as many as fill their machines
 */
public record ServerAxes(
        List<Integer> draftTokenCounts, FractionAxis powerCap, FractionAxis clock, List<Integer> replicaCounts) {

    /** Everything as the study says. */
    public static final ServerAxes AS_STUDIED = drafting(List.of());

    public ServerAxes {
        draftTokenCounts = List.copyOf(draftTokenCounts);
        replicaCounts = List.copyOf(replicaCounts);
    }

    /** Everything as the study says but for drafts. */
    static ServerAxes drafting(List<Integer> draftTokenCounts) {
        return new ServerAxes(draftTokenCounts, FractionAxis.AS_STUDIED, FractionAxis.AS_STUDIED, List.of());
    }

    /** Whether some of it has no list of values, so that nothing enumerates the space. */
    public boolean isContinuous() {
        return powerCap.range().isPresent() || clock.range().isPresent();
    }

    /** The same with so many equally spaced values for each range. */
    public ServerAxes stepped(int count) {
        return new ServerAxes(draftTokenCounts, powerCap.stepped(count), clock.stepped(count), replicaCounts);
    }
}
