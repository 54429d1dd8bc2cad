package io.isowatt.study;

import io.isowatt.space.Blocks;
import io.isowatt.space.Space;
import io.isowatt.space.serving.ServingSpace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Points that a genetic search starts from: layouts that fit, with the secondary axes at their first value, each at numbers of
 * clients from one to its memory limit in equal ratios, under some values of each range.
 */
final class CoarseGrid {

    /** Axes that stay at their first value. */
    private static final Set<String> SECONDARY =
            Set.of("activations", "prefill-chunk", "draft-tokens", "power-cap", "clock", "replicas");

    /** Values of each range, the most that leave so many numbers of clients to each layout. */
    private static final int[] LEVELS = {5, 3, 2, 1};

    private static final int LEAST_CLIENT_COUNTS = 4;
    private static final int MOST_CLIENT_COUNTS = 16;

    private final ServingMixedProblem problem;
    private final ServerRanges ranges;
    private final ServingSpace servingSpace;
    private final Space space;
    private final int[] concurrencies;

    CoarseGrid(ServingMixedProblem problem, ServerRanges ranges) {
        this.problem = problem;
        this.ranges = ranges;
        this.servingSpace = problem.servingSpace();
        this.space = servingSpace.space();
        this.concurrencies = servingSpace.concurrencies();
    }

    /** At most so many points. */
    List<double[]> points(long mostPoints) {
        List<int[]> layouts = layouts();
        List<double[]> points = new ArrayList<>();
        long pointsPerLayout = mostPoints / Math.max(layouts.size(), 1);
        List<double[]> levels = levels(pointsPerLayout);
        int clientCounts = (int) Math.max(1, Math.min(pointsPerLayout / levels.size(), MOST_CLIENT_COUNTS));
        int step = (int) Math.max(1, (layouts.size() + mostPoints - 1) / Math.max(mostPoints, 1));
        for (int l = 0; l < layouts.size() && points.size() < mostPoints; l += step) {
            int[] indices = layouts.get(l);
            int fitting =
                    servingSpace.concurrenciesUpTo(problem.estimator(indices).clientLimitCount());
            double limit = fitting == 0 ? 0 : concurrencies[fitting - 1];
            int last = -1;
            for (int j = 0; j < clientCounts; j++) {
                double clients = Math.pow(limit, (j + 1.0) / clientCounts);
                int place = servingSpace.concurrenciesUpTo((int) Math.rint(clients)) - 1;
                if (place > last && place < fitting) {
                    indices[indices.length - 1] = place;
                    levels.forEach(level -> points.add(problem.point(indices, level)));
                    last = place;
                }
            }
        }
        return points;
    }

    private List<double[]> levels(long pointsPerLayout) {
        List<double[]> levels = List.of();
        for (int count : LEVELS) {
            levels = ranges.levels(count);
            if ((long) levels.size() * LEAST_CLIENT_COUNTS <= pointsPerLayout) {
                return levels;
            }
        }
        return levels;
    }

    private List<int[]> layouts() {
        List<int[]> layouts = new ArrayList<>();
        Blocks blocks = space.blocks();
        for (int b = 0; b < blocks.count(); b++) {
            int[] indices = space.indices(blocks.firstRank(b));
            boolean coarse = true;
            for (int a = 0; a < indices.length; a++) {
                coarse &= indices[a] == 0
                        || !SECONDARY.contains(space.axes().get(a).name());
            }
            if (coarse && problem.estimator(indices).rejection().isEmpty()) {
                layouts.add(indices);
            }
        }
        return layouts;
    }
}
