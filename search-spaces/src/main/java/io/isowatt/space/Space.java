package io.isowatt.space;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every combination of the values of some axes, less what constraints remove.
 *
 * <p>With axis sizes n₀ … n₋₁ the space has ∏ nᵢ candidates; the candidate with indices i has the mixed-radix rank
 * Σₐ iₐ · ∏_{b>a} n_b. The last axis is the sweep: candidates that differ only on it have neighbouring ranks and form
 * a block, which a caller evaluates as one.
 *
 * <p>Constraints look at leading axes, never at the sweep. A combination that breaks several is counted once, for the
 * constraint that looks at the fewest axes, of those for the one declared first; a walk tests no rule below a cut.
 */
public final class Space {

    private final List<Axis> axes;
    private final List<Constraint> constraints;
    private final long[] strides;
    private final long size;

    /**
     * Makes a space.
     *
     * @param axes at least one, the sweep last
     * @param constraints in the order in which violations are counted
     * @throws IllegalArgumentException for repeated names, a constraint that needs the sweep, or more than 2⁶³ - 1
     *     candidates
     */
    public Space(List<Axis> axes, List<Constraint> constraints) {
        this.axes = List.copyOf(axes);
        this.constraints = List.copyOf(constraints);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("A space needs at least one axis.");
        }
        requireUnique("axes", axes.stream().map(Axis::name).toList());
        requireUnique("constraints", constraints.stream().map(Constraint::name).toList());
        for (Constraint constraint : constraints) {
            if (constraint.leadingAxisCount() >= axes.size()) {
                throw new IllegalArgumentException("The constraint " + constraint.name() + " needs "
                        + constraint.leadingAxisCount() + " axes, but only the " + (axes.size() - 1)
                        + " before the sweep can be constrained. Maybe let the evaluation reject the candidate.");
            }
        }
        this.strides = new long[axes.size()];
        this.size = fillStrides();
    }

    private static void requireUnique(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two " + what + " of the space have the same name (" + name + ").");
            }
        }
    }

    private long fillStrides() {
        if (axes.stream().anyMatch(axis -> axis.size() == 0)) {
            return 0;
        }
        long product = 1;
        for (int a = axes.size() - 1; a >= 0; a--) {
            strides[a] = product;
            if (product > Long.MAX_VALUE / axes.get(a).size()) {
                throw new IllegalArgumentException("The space has more than 2^63 - 1 candidates.");
            }
            product *= axes.get(a).size();
        }
        return product;
    }

    /** The axes, the sweep last. */
    public List<Axis> axes() {
        return axes;
    }

    /** The constraints in the order in which {@link Blocks#removedCount} counts them. */
    public List<Constraint> constraints() {
        return constraints;
    }

    /** All candidates, those that constraints remove included. */
    public long size() {
        return size;
    }

    /** Candidates of one block: the size of the last axis. */
    public int sweepSize() {
        return axes.get(axes.size() - 1).size();
    }

    /** The rank of a candidate from its index on every axis. */
    public long rank(int... indices) {
        if (indices.length != axes.size()) {
            throw new IllegalArgumentException(
                    "A candidate has " + axes.size() + " indices, not " + indices.length + ".");
        }
        long rank = 0;
        for (int a = 0; a < indices.length; a++) {
            if (indices[a] < 0 || indices[a] >= axes.get(a).size()) {
                throw new IllegalArgumentException("The index (" + indices[a] + ") is outside the axis "
                        + axes.get(a).name() + " (" + axes.get(a).size() + " values).");
            }
            rank += indices[a] * strides[a];
        }
        return rank;
    }

    /** The index of a candidate on every axis. */
    public int[] indices(long rank) {
        int[] indices = new int[axes.size()];
        readIndices(rank, indices);
        return indices;
    }

    /** Writes the indices of the leading axes of a candidate, as many as the array holds. */
    public void readIndices(long rank, int[] leading) {
        if (rank < 0 || rank >= size) {
            throw new IllegalArgumentException("The rank (" + rank + ") is outside the space (" + size + ").");
        }
        long rest = rank;
        for (int a = 0; a < leading.length; a++) {
            leading[a] = (int) (rest / strides[a]);
            rest %= strides[a];
        }
    }

    /**
     * Visits every block that keeps all constraints, in the order of ranks.
     *
     * @return candidates removed by each constraint; their sum and the visited blocks' candidates make up the size
     */
    public long[] walk(BlockVisitor visitor) {
        Walk walk = new Walk(visitor);
        if (size > 0) {
            walk.descend(0, 0);
        }
        return walk.removedCounts;
    }

    /** The blocks that keep all constraints, listed so that several threads can share them. */
    public Blocks blocks() {
        return Blocks.of(this);
    }

    /** A depth-first walk over the leading axes. */
    private final class Walk {
        private final BlockVisitor visitor;
        private final int[] indices = new int[axes.size() - 1];
        private final int[][] constraintsAt = new int[axes.size()][];
        private final long[] removedCounts = new long[constraints.size()];

        Walk(BlockVisitor visitor) {
            this.visitor = visitor;
            Arrays.fill(indices, -1);
            for (int depth = 0; depth < constraintsAt.length; depth++) {
                constraintsAt[depth] = constraintsOf(depth);
            }
        }

        private int[] constraintsOf(int depth) {
            int[] found = new int[constraints.size()];
            int count = 0;
            for (int c = 0; c < found.length; c++) {
                if (constraints.get(c).leadingAxisCount() == depth) {
                    found[count++] = c;
                }
            }
            return Arrays.copyOf(found, count);
        }

        void descend(int depth, long firstRank) {
            for (int c : constraintsAt[depth]) {
                if (!constraints.get(c).allows().test(indices)) {
                    removedCounts[c] += depth == 0 ? size : strides[depth - 1];
                    return;
                }
            }
            if (depth == indices.length) {
                visitor.visit(firstRank, indices);
                return;
            }
            int valueCount = axes.get(depth).size();
            for (int i = 0; i < valueCount; i++) {
                indices[depth] = i;
                descend(depth + 1, firstRank + i * strides[depth]);
            }
            indices[depth] = -1;
        }
    }
}
