package io.isowatt.pareto;

/**
 * Tells, for points that come in lexicographic order, which of them no earlier one dominates or equals.
 *
 * <p>In that order a point can only be dominated by an earlier one, whose first objective is then never larger; so the
 * first objective needs no more comparison, and one number (two objectives) or a staircase (three) replaces the list.
 */
abstract sealed class DominanceSweep {

    /** Whether the point stays; if so it is remembered. */
    abstract boolean keeps(Points points, int point);

    /** A sweep that writes nothing; the caller appends what stays to {@code kept} at once. */
    static DominanceSweep into(Points kept) {
        return switch (kept.objectiveCount()) {
            case 2 -> new OfTwo();
            case 3 -> new OfThree();
            default -> new OfMany(kept);
        };
    }

    /** O(1) for each point. */
    private static final class OfTwo extends DominanceSweep {
        private double least = Double.POSITIVE_INFINITY;

        @Override
        boolean keeps(Points points, int point) {
            double second = points.value(point, 1);
            if (second >= least) {
                return false;
            }
            least = second;
            return true;
        }
    }

    /** O(log n) for each point, and moving the part of the staircase behind it. */
    private static final class OfThree extends DominanceSweep {
        private final Staircase staircase = new Staircase();

        @Override
        boolean keeps(Points points, int point) {
            return staircase.insert(points.value(point, 1), points.value(point, 2));
        }
    }

    /** O(n) for each point. */
    private static final class OfMany extends DominanceSweep {
        private final Points kept;

        OfMany(Points kept) {
            this.kept = kept;
        }

        @Override
        boolean keeps(Points points, int point) {
            for (int i = 0; i < kept.size(); i++) {
                if (coveredBy(i, points, point)) {
                    return false;
                }
            }
            return true;
        }

        private boolean coveredBy(int i, Points points, int point) {
            for (int k = 1; k < kept.objectiveCount(); k++) {
                if (kept.value(i, k) > points.value(point, k)) {
                    return false;
                }
            }
            return true;
        }
    }
}
