package io.isowatt.pareto;

import java.util.Arrays;

/**
 * A front without its near-duplicates: every point left out is at most (1 + ε) times worse, in every objective, than
 * one that stays.
 *
 * <p>Each objective is cut into boxes whose numbers have one sign and differ by a factor below 1 + ε; zero has a box of
 * its own. Points are compared by their boxes: of each box that no other box dominates, the point nearest to its best
 * corner stays (Laumanns, Thiele, Deb and Zitzler 2002, “Combining convergence and diversity in evolutionary
 * multiobjective optimization”). A point that is left out has a box that is dominated by, or is, the box of one that
 * stays; so in each objective that one is smaller, or in the same box, hence worse by less than the factor.
 *
 * <p>The points that stay are points of a front, so none dominates another; which they are depends on the front alone.
 */
public final class EpsilonFront {

    /** More than logarithm, division and rounding can be off by, for any double. */
    private static final double SLACK = 4e-12;

    private final ParetoFront front;
    private final int[] mergedCounts;

    private EpsilonFront(ParetoFront front, int[] mergedCounts) {
        this.front = front;
        this.mergedCounts = mergedCounts;
    }

    /**
     * Thins a front.
     *
     * @param front what to thin
     * @param epsilonFraction ε, 0.01 for one per cent; 0 keeps every point, as does anything below 10⁻¹⁰
     */
    public static EpsilonFront of(ParetoFront front, double epsilonFraction) {
        if (!(epsilonFraction >= 0) || epsilonFraction > 1e6) {
            throw new IllegalArgumentException("The epsilon (" + epsilonFraction + ") is not between 0 and 1,000,000.");
        }
        double width = Math.log1p(epsilonFraction) - SLACK;
        if (epsilonFraction < 1e-10) {
            return new EpsilonFront(front, new int[front.size()]);
        }
        Points boxes = new Points(front.objectiveCount());
        double[] depths = new double[front.size()];
        for (int i = 0; i < front.size(); i++) {
            boxes.add(i, box(front, i, width, depths));
        }
        return thin(front, boxes, depths);
    }

    /** The box of a point; adds to its depth how far it lies from the best corner, in widths of a box. */
    private static double[] box(ParetoFront front, int point, double width, double[] depths) {
        double[] box = new double[front.objectiveCount()];
        for (int k = 0; k < box.length; k++) {
            double value = front.value(point, k);
            double steps = Math.log(Math.abs(value)) / width;
            if (value != 0) {
                // Zero stands between the negative and the positive boxes, whose numbers span 1500 / width at most.
                double shift = 2000 / width;
                double place = value > 0 ? shift + steps : -shift - steps;
                box[k] = Math.floor(place);
                depths[point] += place - box[k];
            }
        }
        return box;
    }

    private static EpsilonFront thin(ParetoFront front, Points boxes, double[] depths) {
        int[] nearest = byDepth(depths);
        ParetoArchive archive = new ParetoArchive(front.objectiveCount());
        for (int n = 0; n < nearest.length; n++) {
            archive.add(n, boxes.vector(nearest[n]));
        }
        ParetoFront keptBoxes = archive.front();
        int[] kept = new int[keptBoxes.size()];
        int[] byBox = new int[keptBoxes.size()];
        for (int b = 0; b < kept.length; b++) {
            kept[b] = nearest[(int) keptBoxes.rank(b)];
            byBox[b] = kept[b];
        }
        Arrays.sort(kept);
        int[] counts = new int[kept.length];
        for (int i = 0; i < front.size(); i++) {
            if (Arrays.binarySearch(kept, i) < 0) {
                counts[Arrays.binarySearch(kept, byBox[owner(keptBoxes.points(), boxes, i)])]++;
            }
        }
        return new EpsilonFront(new ParetoFront(select(front, kept)), counts);
    }

    /** The places of points from the least depth to the largest, of equals the first first. */
    private static int[] byDepth(double[] depths) {
        Points points = new Points(1);
        for (int i = 0; i < depths.length; i++) {
            points.add(i, new double[] {depths[i]});
        }
        return PointOrder.of(points);
    }

    private static Points select(ParetoFront front, int[] kept) {
        Points points = new Points(front.objectiveCount());
        for (int i : kept) {
            points.add(front.points(), i);
        }
        return points;
    }

    /** The last of the kept boxes, in their order, that is nowhere worse than the box of a point; there is one. */
    private static int owner(Points keptBoxes, Points boxes, int point) {
        int low = 0;
        int high = keptBoxes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keptBoxes.value(middle, 0) <= boxes.value(point, 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int owner = low - 1;
        while (!covers(keptBoxes, owner, boxes, point)) {
            owner--;
        }
        return owner;
    }

    private static boolean covers(Points keptBoxes, int keeper, Points boxes, int point) {
        for (int k = 0; k < boxes.objectiveCount(); k++) {
            if (keptBoxes.value(keeper, k) > boxes.value(point, k)) {
                return false;
            }
        }
        return true;
    }

    /** The points that stay, in the order of the front. */
    public ParetoFront front() {
        return front;
    }

    /** How many points that are left out a kept one stands for, itself not counted. */
    public int mergedCount(int point) {
        return mergedCounts[point];
    }

    /** How many points are left out. */
    public int mergedTotal() {
        return Arrays.stream(mergedCounts).sum();
    }
}
