package io.isowatt.pareto;

/**
 * Keeps the non-dominated ones of the points it is given.
 *
 * <p>p dominates q if p ≤ q in every objective and p &lt; q in one. Of equal vectors the one with the smallest rank
 * stays. Both rules together make the result depend on the set of points alone, not on their order.
 *
 * <p>New points wait in a buffer as large as the front; when it is full it is sorted, merged with the sorted front and
 * swept once. That costs O(log n) for each point, where inserting into a sorted array would move half of the front.
 * Most points that the front dominates are found by one look into a table and never wait, with two objectives all of
 * them, by binary search. Not for several threads at once.
 */
public final class ParetoArchive {

    private static final int LEAST_BUFFER = 512;

    private final int objectiveCount;
    private final Points waiting;
    private final CoverTable table = new CoverTable();
    private Points kept;
    private Points spare;

    /** An empty archive for two or more objectives. */
    public ParetoArchive(int objectiveCount) {
        if (objectiveCount < 2) {
            throw new IllegalArgumentException("A front needs at least two objectives, not " + objectiveCount + ".");
        }
        this.objectiveCount = objectiveCount;
        this.waiting = new Points(objectiveCount);
        this.kept = new Points(objectiveCount);
        this.spare = new Points(objectiveCount);
    }

    /**
     * Takes a point.
     *
     * @param rank which candidate it is
     * @param vector its objectives, minimised; copied
     * @throws IllegalArgumentException if a number is NaN or infinite, or the vector has another length
     */
    public void add(long rank, double[] vector) {
        if (!isFinite(vector)) {
            throw new IllegalArgumentException("The point of rank " + rank + " has a number that is not finite.");
        }
        if (vector.length == objectiveCount && covers(rank, vector)) {
            return;
        }
        waiting.add(rank, vector);
        settleIfFull();
    }

    /**
     * Whether a point kept so far is known to dominate the vector, or to equal it with no larger rank; {@link #add} would
     * not keep it then. With more than two objectives some of them go unnoticed.
     */
    public boolean covers(long rank, double[] vector) {
        return table.surelyDominates(vector) || (objectiveCount == 2 && coveredByFront(rank, vector[0], vector[1]));
    }

    /** Takes every point of a front. */
    public void addAll(ParetoFront front) {
        for (int i = 0; i < front.size(); i++) {
            waiting.add(front.points(), i);
            settleIfFull();
        }
    }

    /** The non-dominated points so far. */
    public ParetoFront front() {
        settle();
        return new ParetoFront(kept.copy());
    }

    /** Whether no number is NaN or infinite, which {@link #add} asks for. */
    public static boolean isFinite(double[] vector) {
        for (double value : vector) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean coveredByFront(long rank, double first, double second) {
        int low = 0;
        int high = kept.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (kept.value(middle, 0) <= first) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int below = low - 1;
        if (below < 0 || kept.value(below, 1) > second) {
            return false;
        }
        boolean equal = kept.value(below, 0) == first && kept.value(below, 1) == second;
        return !equal || rank >= kept.rank(below);
    }

    private void settleIfFull() {
        if (waiting.size() >= Math.max(LEAST_BUFFER, kept.size())) {
            settle();
        }
    }

    /** Merges the buffer into the front. */
    private void settle() {
        if (waiting.size() == 0) {
            return;
        }
        int[] order = PointOrder.of(waiting);
        spare.clear();
        DominanceSweep sweep = DominanceSweep.into(spare);
        int k = 0;
        for (int point : order) {
            while (k < kept.size() && kept.compare(k, waiting, point) <= 0) {
                keep(sweep, kept, k++);
            }
            keep(sweep, waiting, point);
        }
        while (k < kept.size()) {
            keep(sweep, kept, k++);
        }
        waiting.clear();
        Points swap = kept;
        kept = spare;
        spare = swap;
        table.learn(kept);
    }

    private void keep(DominanceSweep sweep, Points from, int point) {
        if (sweep.keeps(from, point)) {
            spare.add(from, point);
        }
    }
}
