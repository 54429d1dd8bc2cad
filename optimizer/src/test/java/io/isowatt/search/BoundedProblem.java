package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A random problem whose evaluator prunes: blocks of groups of candidates, each group with a vector that is at least as good
 * as all of it. Full of ties, duplicates, numbers that are not finite, rejected candidates and empty blocks.
 */
@SuppressWarnings({"ArrayRecordComponent", "ReferenceEquality"}) // vectors, compared nowhere; equal ranks happen
public final class BoundedProblem implements Problem {

    /** A rejected candidate has the reason 0. */
    private record Candidate(long rank, double[] vector, boolean rejected) {
        boolean isAcceptable() {
            return !rejected && Arrays.stream(vector).allMatch(Double::isFinite);
        }
    }

    private record Group(List<Candidate> candidates, double[] optimistic, int bound) {}

    private final int objectiveCount;
    private final List<List<Group>> blocks = new ArrayList<>();
    private final long removedCount;
    private final boolean piloted;

    public BoundedProblem(Random random, int objectiveCount) {
        this.objectiveCount = objectiveCount;
        this.removedCount = random.nextInt(50);
        this.piloted = random.nextInt(5) > 0;
        int values = 2 + random.nextInt(30);
        int blockCount = random.nextInt(20);
        long rank = 1000;
        for (int b = 0; b < blockCount; b++) {
            List<Group> groups = new ArrayList<>();
            int groupCount = random.nextInt(6);
            for (int g = 0; g < groupCount; g++) {
                List<Candidate> candidates = new ArrayList<>();
                int size = random.nextInt(6);
                int offset = random.nextInt(values);
                for (int c = 0; c < size; c++) {
                    candidates.add(new Candidate(rank, vector(random, values, offset), random.nextInt(6) == 0));
                    rank += random.nextBoolean() ? 1 : -3;
                }
                groups.add(new Group(candidates, optimistic(random, candidates), random.nextInt(2)));
            }
            blocks.add(groups);
        }
    }

    private double[] vector(Random random, int values, int offset) {
        double[] vector = new double[objectiveCount];
        for (int k = 0; k < objectiveCount; k++) {
            vector[k] = random.nextInt(values) + offset - 5;
            if (vector[k] == 0 && random.nextBoolean()) {
                vector[k] = -0.0;
            }
        }
        int kind = random.nextInt(30);
        int k = random.nextInt(objectiveCount);
        if (kind == 0) {
            vector[k] = Double.NaN;
        } else if (kind == 1) {
            vector[k] = Double.NEGATIVE_INFINITY;
        } else if (kind == 2) {
            vector[k] = Double.POSITIVE_INFINITY;
        }
        return vector;
    }

    private double[] optimistic(Random random, List<Candidate> candidates) {
        double[] best = new double[objectiveCount];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (Candidate candidate : candidates) {
            for (int k = 0; candidate.isAcceptable() && k < objectiveCount; k++) {
                best[k] = Math.min(best[k], candidate.vector()[k]);
            }
        }
        for (int k = 0; k < objectiveCount; k++) {
            best[k] -= random.nextInt(3) == 0 ? random.nextInt(4) : 0;
            best[k] = random.nextInt(200) == 0 ? Double.NEGATIVE_INFINITY : best[k];
        }
        return best;
    }

    @Override
    public long size() {
        return removedCount
                + blocks.stream()
                        .flatMap(List::stream)
                        .mapToLong(g -> g.candidates().size())
                        .sum();
    }

    @Override
    public Map<String, Long> removed() {
        return Map.of("constraint", removedCount);
    }

    @Override
    public int blockCount() {
        return blocks.size();
    }

    @Override
    public long blockSize(int block) {
        return blocks.get(block).stream().mapToLong(g -> g.candidates().size()).sum();
    }

    @Override
    public int objectiveCount() {
        return objectiveCount;
    }

    @Override
    public List<String> rejectionReasons() {
        return List.of("no");
    }

    @Override
    public List<String> bounds() {
        return List.of("one", "two");
    }

    @Override
    public BlockEvaluator newEvaluator() {
        return new BlockEvaluator() {
            @Override
            public void evaluate(int block, Screen screen, Sink sink) {
                for (Group group : blocks.get(block)) {
                    if (screen.excludes(group.optimistic())) {
                        sink.prune(group.bound(), group.candidates().size());
                    } else {
                        group.candidates().forEach(candidate -> tell(candidate, sink));
                    }
                }
            }

            @Override
            public void pilot(int block, Sink sink) {
                for (Group group : blocks.get(block)) {
                    if (piloted && !group.candidates().isEmpty()) {
                        tell(group.candidates().get(0), sink);
                    }
                }
            }

            @Override
            public void optimistic(int block, Points bounds) {
                blocks.get(block).forEach(group -> bounds.add(0, group.optimistic()));
            }
        };
    }

    private static void tell(Candidate candidate, Sink sink) {
        if (candidate.rejected()) {
            sink.reject(0, 1);
        } else {
            sink.accept(candidate.rank(), candidate.vector());
        }
    }

    /** The front by comparing every acceptable candidate with every other. */
    ParetoFront slowFront() {
        return slowFront(candidate -> true);
    }

    /** The front of the pilot, likewise. */
    ParetoFront slowPilot() {
        return slowFront(candidate -> piloted
                && blocks.stream()
                        .flatMap(List::stream)
                        .anyMatch(group -> !group.candidates().isEmpty()
                                && group.candidates().get(0) == candidate));
    }

    private ParetoFront slowFront(Predicate<Candidate> filter) {
        List<Candidate> all = blocks.stream()
                .flatMap(List::stream)
                .flatMap(group -> group.candidates().stream())
                .filter(Candidate::isAcceptable)
                .filter(filter)
                .toList();
        Points kept = new Points(objectiveCount);
        for (Candidate candidate : all) {
            if (all.stream().noneMatch(other -> displaces(other, candidate))) {
                kept.add(candidate.rank(), candidate.vector());
            }
        }
        return ParetoFront.of(kept);
    }

    private boolean displaces(Candidate other, Candidate candidate) {
        boolean smaller = false;
        for (int k = 0; k < objectiveCount; k++) {
            if (other.vector()[k] > candidate.vector()[k]) {
                return false;
            }
            smaller |= other.vector()[k] < candidate.vector()[k];
        }
        return smaller || other.rank() < candidate.rank();
    }
}
