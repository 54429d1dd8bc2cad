package io.isowatt.pareto;

import java.util.Arrays;

/** A growing list of points, ranks in one array and vectors, row by row, in another. */
public final class Points {

    private final int objectiveCount;
    private long[] ranks = new long[16];
    private double[] values;
    private int size;

    /** An empty list of points with so many objectives, at least one. */
    public Points(int objectiveCount) {
        if (objectiveCount < 1) {
            throw new IllegalArgumentException("A point has at least one objective, not " + objectiveCount + ".");
        }
        this.objectiveCount = objectiveCount;
        this.values = new double[16 * objectiveCount];
    }

    /** Numbers in each vector. */
    public int objectiveCount() {
        return objectiveCount;
    }

    /** How many points there are. */
    public int size() {
        return size;
    }

    /** The rank of a point. */
    public long rank(int point) {
        return ranks[point];
    }

    /** One number of a point's vector. */
    public double value(int point, int objective) {
        return values[point * objectiveCount + objective];
    }

    /** A copy of a point's vector. */
    public double[] vector(int point) {
        return Arrays.copyOfRange(values, point * objectiveCount, (point + 1) * objectiveCount);
    }

    /** Appends a point; the vector is copied, with 0.0 for -0.0. */
    public void add(long rank, double[] vector) {
        if (vector.length != objectiveCount) {
            throw new IllegalArgumentException(
                    "A point has " + objectiveCount + " objectives, not " + vector.length + ".");
        }
        int at = append(rank);
        for (int k = 0; k < objectiveCount; k++) {
            values[at + k] = vector[k] + 0.0;
        }
    }

    /** Appends a point of another list. */
    public void add(Points from, int point) {
        int at = append(from.ranks[point]);
        int source = point * objectiveCount;
        for (int k = 0; k < objectiveCount; k++) {
            values[at + k] = from.values[source + k];
        }
    }

    /** Appends every point of another list. */
    public void addAll(Points from) {
        for (int i = 0; i < from.size; i++) {
            add(from, i);
        }
    }

    /** Forgets all points and keeps the room they took. */
    public void clear() {
        size = 0;
    }

    /** A copy that takes no more room than its points need. */
    public Points copy() {
        Points copy = new Points(objectiveCount);
        copy.ranks = Arrays.copyOf(ranks, size);
        copy.values = Arrays.copyOf(values, size * objectiveCount);
        copy.size = size;
        return copy;
    }

    private int append(long rank) {
        if (size == ranks.length) {
            int larger = Math.max(16, 2 * size);
            ranks = Arrays.copyOf(ranks, larger);
            values = Arrays.copyOf(values, larger * objectiveCount);
        }
        ranks[size] = rank;
        return size++ * objectiveCount;
    }

    /** Order of a point and one of another list: by first objective, then the others, then rank. */
    int compare(int point, Points other, int otherPoint) {
        int a = point * objectiveCount;
        int b = otherPoint * objectiveCount;
        for (int k = 0; k < objectiveCount; k++) {
            double left = values[a + k];
            double right = other.values[b + k];
            if (left < right) {
                return -1;
            }
            if (left > right) {
                return 1;
            }
        }
        return Long.compare(ranks[point], other.ranks[otherPoint]);
    }

    boolean samePointsAs(Points other) {
        return size == other.size
                && objectiveCount == other.objectiveCount
                && Arrays.equals(ranks, 0, size, other.ranks, 0, size)
                && Arrays.equals(values, 0, size * objectiveCount, other.values, 0, size * objectiveCount);
    }
}
