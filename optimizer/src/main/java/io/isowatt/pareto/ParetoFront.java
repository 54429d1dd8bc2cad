package io.isowatt.pareto;

import org.jspecify.annotations.Nullable;

/**
 * Points of which none dominates or equals another, by growing first objective, then the others.
 *
 * <p>{@link #merge} is associative, commutative and idempotent, and the empty front is its neutral element: fronts of
 * parts of a space, put together in any order, give the front of the whole.
 */
public final class ParetoFront {

    private final Points points;

    ParetoFront(Points points) {
        this.points = points;
    }

    /** The front without points. */
    public static ParetoFront empty(int objectiveCount) {
        return new ParetoArchive(objectiveCount).front();
    }

    /** The non-dominated ones of some points. */
    public static ParetoFront of(Points points) {
        ParetoArchive archive = new ParetoArchive(points.objectiveCount());
        for (int i = 0; i < points.size(); i++) {
            archive.add(points.rank(i), points.vector(i));
        }
        return archive.front();
    }

    /** The front of the points of two fronts. */
    public ParetoFront merge(ParetoFront other) {
        if (objectiveCount() != other.objectiveCount()) {
            throw new IllegalArgumentException("A front with " + objectiveCount()
                    + " objectives cannot be merged with one with " + other.objectiveCount() + ".");
        }
        ParetoArchive archive = new ParetoArchive(objectiveCount());
        archive.addAll(this);
        archive.addAll(other);
        return archive.front();
    }

    /** Numbers in each vector. */
    public int objectiveCount() {
        return points.objectiveCount();
    }

    /** How many points the front has. */
    public int size() {
        return points.size();
    }

    public boolean isEmpty() {
        return points.size() == 0;
    }

    /** The rank of a point. */
    public long rank(int point) {
        return points.rank(point);
    }

    /** One number of a point's vector, minimised. */
    public double value(int point, int objective) {
        return points.value(point, objective);
    }

    /** A copy of a point's vector, minimised. */
    public double[] vector(int point) {
        return points.vector(point);
    }

    /** A copy of all points. */
    public Points toPoints() {
        return points.copy();
    }

    Points points() {
        return points;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParetoFront front && points.samePointsAs(front.points);
    }

    @Override
    public int hashCode() {
        return isEmpty() ? 0 : 31 * size() + Long.hashCode(rank(0));
    }

    @Override
    public String toString() {
        return "ParetoFront of " + size() + " points";
    }
}
