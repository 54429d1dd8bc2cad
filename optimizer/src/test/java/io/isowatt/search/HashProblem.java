package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.space.Axis;
import io.isowatt.space.Constraint;
import io.isowatt.space.Space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A problem whose answers are hashes of the rank: many ties, two reasons to reject, some numbers not finite. */
record HashProblem(Space space, int objectiveCount, long salt) {

    static HashProblem random(Random random) {
        List<Axis> axes = new ArrayList<>();
        int axisCount = 1 + random.nextInt(4);
        for (int a = 0; a < axisCount; a++) {
            axes.add(Axis.of("axis " + a, random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(9)));
        }
        List<Constraint> constraints = new ArrayList<>();
        if (axisCount > 1) {
            constraints.add(new Constraint("not three", 1, i -> i[0] != 3));
            constraints.add(new Constraint("no double two", axisCount - 1, i -> i[0] + i[axisCount - 2] != 4));
        }
        return new HashProblem(new Space(axes, constraints), 2 + random.nextInt(3), random.nextLong());
    }

    private static List<String> rejectionReasons() {
        return List.of("too large", "too slow");
    }

    SpaceProblem problem() {
        return new SpaceProblem(space, objectiveCount, rejectionReasons(), this::newEvaluator);
    }

    private SweepEvaluator newEvaluator() {
        double[] vector = new double[objectiveCount];
        return (firstRank, indices, sink) -> {
            for (int i = 0; i < space.sweepSize(); i++) {
                int reason = answer(firstRank + i, vector);
                if (reason < 0) {
                    sink.accept(firstRank + i, vector);
                } else {
                    sink.reject(reason, 1);
                }
            }
        };
    }

    /** Writes the objectives of a candidate; the reason to reject it, or -1. */
    private int answer(long rank, double[] vector) {
        Random random = new Random(rank * 31 + salt);
        for (int k = 0; k < objectiveCount; k++) {
            vector[k] = random.nextInt(12) - 6;
        }
        int kind = random.nextInt(20);
        if (kind == 2) {
            vector[objectiveCount - 1] = Double.NaN;
        } else if (kind == 3) {
            vector[0] = Double.NEGATIVE_INFINITY;
        }
        return kind < 2 ? kind : -1;
    }

    /** The slow truth: every candidate by itself, in the order of ranks. */
    SearchResult oneByOne() {
        Points accepted = acceptedOneByOne();
        Map<String, Long> removed = new LinkedHashMap<>();
        Map<String, Long> rejected = new LinkedHashMap<>();
        space.constraints().forEach(constraint -> removed.put(constraint.name(), 0L));
        rejectionReasons().forEach(reason -> rejected.put(reason, 0L));
        rejected.put(ExactSearch.NOT_FINITE, 0L);
        for (long rank = 0; rank < space.size(); rank++) {
            String constraint = violated(rank);
            int reason = answer(rank, new double[objectiveCount]);
            if (!constraint.isEmpty()) {
                removed.merge(constraint, 1L, Long::sum);
            } else if (reason >= 0) {
                rejected.merge(rejectionReasons().get(reason), 1L, Long::sum);
            } else if (!isFinite(rank)) {
                rejected.merge(ExactSearch.NOT_FINITE, 1L, Long::sum);
            }
        }
        return new SearchResult(
                ParetoFront.of(accepted),
                new SearchCounts(space.size(), removed, rejected, Map.of(), accepted.size(), 0),
                Optional.empty());
    }

    Points acceptedOneByOne() {
        Points accepted = new Points(objectiveCount);
        double[] vector = new double[objectiveCount];
        for (long rank = 0; rank < space.size(); rank++) {
            if (violated(rank).isEmpty() && isFinite(rank) && answer(rank, vector) < 0) {
                accepted.add(rank, vector);
            }
        }
        return accepted;
    }

    private String violated(long rank) {
        return space.constraints().stream()
                .filter(constraint -> !constraint.allows().test(space.indices(rank)))
                .map(Constraint::name)
                .findFirst()
                .orElse("");
    }

    private boolean isFinite(long rank) {
        double[] vector = new double[objectiveCount];
        answer(rank, vector);
        return Arrays.stream(vector).allMatch(Double::isFinite);
    }
}
