package io.isowatt.pareto;

import java.util.ArrayList;
import java.util.List;

/** The definition of a front, word for word and O(n²): the oracle of the archive. */
final class QuadraticFilter {

    record Point(long rank, List<Double> vector) {}

    private QuadraticFilter() {}

    static List<Point> front(Points points) {
        List<Point> all = list(points);
        List<Point> front = new ArrayList<>();
        for (Point q : all) {
            boolean stays = all.stream()
                    .noneMatch(p -> dominates(p, q) || (p.vector().equals(q.vector()) && p.rank() < q.rank()));
            if (stays && !front.contains(q)) {
                front.add(q);
            }
        }
        front.sort(QuadraticFilter::compare);
        return front;
    }

    static List<Point> list(Points points) {
        List<Point> list = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            List<Double> vector = new ArrayList<>();
            for (double value : points.vector(i)) {
                vector.add(value == 0 ? 0.0 : value);
            }
            list.add(new Point(points.rank(i), vector));
        }
        return list;
    }

    private static boolean dominates(Point p, Point q) {
        boolean smaller = false;
        for (int k = 0; k < p.vector().size(); k++) {
            if (p.vector().get(k) > q.vector().get(k)) {
                return false;
            }
            smaller |= p.vector().get(k) < q.vector().get(k);
        }
        return smaller;
    }

    private static int compare(Point p, Point q) {
        for (int k = 0; k < p.vector().size(); k++) {
            int order = Double.compare(p.vector().get(k), q.vector().get(k));
            if (order != 0) {
                return order;
            }
        }
        return Long.compare(p.rank(), q.rank());
    }
}
