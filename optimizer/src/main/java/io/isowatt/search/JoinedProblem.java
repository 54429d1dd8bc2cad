package io.isowatt.search;

import io.isowatt.pareto.Points;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Several problems as one: blocks and ranks of each follow those of the one before; reasons of the same name count together.
 */
public final class JoinedProblem implements Problem {

    private final List<Problem> parts;
    private final long[] firstRanks;
    private final int[] firstBlocks;
    private final List<String> reasons;
    private final List<String> bounds;

    /** Joins problems that have the same objectives. */
    public JoinedProblem(List<? extends Problem> parts) {
        this.parts = List.copyOf(parts);
        this.firstRanks = new long[parts.size() + 1];
        this.firstBlocks = new int[parts.size() + 1];
        LinkedHashSet<String> allReasons = new LinkedHashSet<>();
        LinkedHashSet<String> allBounds = new LinkedHashSet<>();
        for (int p = 0; p < parts.size(); p++) {
            Problem part = parts.get(p);
            if (part.objectiveCount() != parts.get(0).objectiveCount()) {
                throw new IllegalArgumentException("Problems with other objectives cannot be joined.");
            }
            firstRanks[p + 1] = Math.addExact(firstRanks[p], part.size());
            firstBlocks[p + 1] = Math.addExact(firstBlocks[p], part.blockCount());
            allReasons.addAll(part.rejectionReasons());
            allBounds.addAll(part.bounds());
        }
        this.reasons = List.copyOf(allReasons);
        this.bounds = List.copyOf(allBounds);
    }

    /** The place of the problem that a rank belongs to. */
    public int partOfRank(long rank) {
        int part = 0;
        while (rank >= firstRanks[part + 1]) {
            part++;
        }
        return part;
    }

    private int partOfBlock(int block) {
        int part = 0;
        while (block >= firstBlocks[part + 1]) {
            part++;
        }
        return part;
    }

    /** The rank that the first candidate of a problem has among all. */
    public long firstRank(int part) {
        return firstRanks[part];
    }

    @Override
    public long size() {
        return firstRanks[parts.size()];
    }

    @Override
    public Map<String, Long> removed() {
        Map<String, Long> removed = new LinkedHashMap<>();
        parts.forEach(part -> part.removed().forEach((name, count) -> removed.merge(name, count, Long::sum)));
        return removed;
    }

    @Override
    public int blockCount() {
        return firstBlocks[parts.size()];
    }

    @Override
    public long blockSize(int block) {
        int part = partOfBlock(block);
        return parts.get(part).blockSize(block - firstBlocks[part]);
    }

    @Override
    public int objectiveCount() {
        return parts.get(0).objectiveCount();
    }

    @Override
    public List<String> rejectionReasons() {
        return reasons;
    }

    @Override
    public List<String> bounds() {
        return bounds;
    }

    @Override
    public boolean keepsCandidates(int block) {
        int part = partOfBlock(block);
        return parts.get(part).keepsCandidates(block - firstBlocks[part]);
    }

    @Override
    public BlockEvaluator newEvaluator() {
        List<BlockEvaluator> evaluators = new ArrayList<>();
        List<PartSink> sinks = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            evaluators.add(parts.get(p).newEvaluator());
            sinks.add(new PartSink(
                    firstRanks[p],
                    places(parts.get(p).rejectionReasons(), reasons),
                    places(parts.get(p).bounds(), bounds)));
        }
        return new BlockEvaluator() {
            @Override
            public void evaluate(int block, Screen screen, Sink sink) {
                int p = partOfBlock(block);
                evaluators
                        .get(p)
                        .evaluate(block - firstBlocks[p], screen, sinks.get(p).to(sink));
            }

            @Override
            public void pilot(int block, Sink sink) {
                int p = partOfBlock(block);
                evaluators.get(p).pilot(block - firstBlocks[p], sinks.get(p).to(sink));
            }

            @Override
            public void optimistic(int block, Points vectors) {
                int p = partOfBlock(block);
                evaluators.get(p).optimistic(block - firstBlocks[p], vectors);
            }
        };
    }

    private static int[] places(List<String> names, List<String> all) {
        return names.stream().mapToInt(all::indexOf).toArray();
    }

    /** What a part tells, in the ranks and places of the whole. */
    private static final class PartSink implements Sink {
        private final long firstRank;
        private final int[] reasons;
        private final int[] bounds;
        private Sink whole = NOBODY;

        private static final Sink NOBODY = new Sink() {
            @Override
            public void accept(long rank, double[] objectives) {}

            @Override
            public void reject(int reason, long count) {}

            @Override
            public void prune(int bound, long count) {}
        };

        PartSink(long firstRank, int[] reasons, int[] bounds) {
            this.firstRank = firstRank;
            this.reasons = reasons;
            this.bounds = bounds;
        }

        Sink to(Sink sink) {
            whole = sink;
            return this;
        }

        @Override
        public void accept(long rank, double[] objectives) {
            whole.accept(firstRank + rank, objectives);
        }

        @Override
        public void reject(int reason, long count) {
            whole.reject(reasons[reason], count);
        }

        @Override
        public void prune(int bound, long count) {
            whole.prune(bounds[bound], count);
        }

        @Override
        public void stillWorking() {
            whole.stillWorking();
        }
    }
}
