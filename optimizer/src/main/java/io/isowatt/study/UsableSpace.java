package io.isowatt.study;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problems;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.EmptySpace;
import io.isowatt.space.serving.Pools;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.space.serving.SpaceDefinition;

import java.util.List;

/**
 * Whether a space can be searched on some machines: a machine may have no layout in it, but not every machine; there are not
 * too many to evaluate; and the pairs of pools can be numbered.
 */
final class UsableSpace {

    private static final long MOST_CANDIDATES = 1_000_000_000;
    private static final double MOST_PAIRS = 0x1p62;

    private UsableSpace() {}

    /**
     * Asks for it.
     *
     * @param file where the space is named
     * @param line of the file
     * @throws InvalidInputException with what is wrong
     */
    static void require(List<Scenario> scenarios, SpaceDefinition space, String file, int line) {
        Problems empty = new Problems();
        long candidates = 0;
        for (Scenario scenario : scenarios) {
            ServingSpace serving = new ServingSpace(space, scenario.model(), scenario.hardware(), scenario.settings());
            candidates += serving.space().blocks().candidateCount();
            empty.addAll(EmptySpace.problems(serving, scenario.model(), scenario.hardware(), file, line));
        }
        if (candidates == 0) {
            empty.throwIfAny();
        }
        if (candidates > MOST_CANDIDATES) {
            throw new InvalidInputException(
                    file,
                    line,
                    "The search space (" + space.id() + ") holds " + candidates + " candidates, more than "
                            + MOST_CANDIDATES + ".",
                    "Maybe use a coarser concurrency grid, fewer values, or fewer machines.");
        }
        if (pairCount(scenarios, space) > MOST_PAIRS) {
            throw new InvalidInputException(
                    file,
                    line,
                    "The search space (" + space.id()
                            + ") holds more than 2^62 pairs of pools, which cannot be numbered.",
                    "Maybe use fewer values, a coarser concurrency grid, or fewer machines.");
        }
    }

    /** Pairs of pools on any two of the machines, in every number of workers. */
    private static double pairCount(List<Scenario> scenarios, SpaceDefinition space) {
        if (space.pools().isEmpty()) {
            return 0;
        }
        Pools pools = space.pools().get();
        double prefill = 0;
        double decode = 0;
        for (Scenario scenario : scenarios) {
            prefill += ServingSpace.prefill(space, scenario.model(), scenario.hardware(), scenario.settings())
                    .space()
                    .size();
            decode += ServingSpace.decode(space, scenario.model(), scenario.hardware(), scenario.settings())
                    .space()
                    .size();
        }
        return prefill
                * decode
                * pools.prefillWorkerCounts().size()
                * pools.decodeWorkerCounts().size();
    }
}
