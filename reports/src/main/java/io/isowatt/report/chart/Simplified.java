package io.isowatt.report.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Fewer corners for a line that looks the same (Douglas and Peucker 1973). */
final class Simplified {

    private Simplified() {}

    /** The corners that are further than a distance from a line through the others; both ends are kept. */
    static List<Point2D> of(List<Point2D> corners, double distance) {
        if (corners.size() < 3) {
            return corners;
        }
        boolean[] kept = new boolean[corners.size()];
        kept[0] = true;
        kept[corners.size() - 1] = true;
        keep(corners, 0, corners.size() - 1, distance, kept);
        List<Point2D> few = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                few.add(corners.get(i));
            }
        }
        return few;
    }

    private static void keep(List<Point2D> corners, int first, int last, double distance, boolean[] kept) {
        Line2D chord = new Line2D.Double(corners.get(first), corners.get(last));
        int furthest = first;
        double most = distance;
        for (int i = first + 1; i < last; i++) {
            double off = chord.ptSegDist(corners.get(i));
            if (off > most) {
                most = off;
                furthest = i;
            }
        }
        if (furthest > first) {
            kept[furthest] = true;
            keep(corners, first, furthest, distance, kept);
            keep(corners, furthest, last, distance, kept);
        }
    }
}
