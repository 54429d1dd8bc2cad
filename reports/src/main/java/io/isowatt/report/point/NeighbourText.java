package io.isowatt.report.point;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.table.Decimal;
import io.isowatt.report.table.ShortNames;
import io.isowatt.report.table.TextGrid;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The points beside one on its front, as a table.
 *
 * @param page lines of one width
 */
record NeighbourText(FigureLines page) {

    /** Points so much further along x are shown, too. */
    private static final double FAR = 1.1;

    /** Ends, knee and choice of a front, where they are this point. */
    static String notes(FrontLine line, FrontPoint point) {
        int place = line.points().indexOf(point);
        String marks = line.landmarks(0).stream()
                .filter(mark -> mark.point() == place)
                .map(FrontLine.Landmark::note)
                .findFirst()
                .orElse("");
        return place < 0 && line.isChosen(point) ? "best in limits" : marks;
    }

    /** Both neighbours, and on either side the first point that is a tenth further along the axis across. */
    String of(FrontLine line, FrontPoint point) {
        int place = line.points().indexOf(point);
        if (place < 0) {
            return "";
        }
        TextGrid grid = new TextGrid();
        List<FrontPoint> shown = shown(line, place);
        Metric x = line.axes().x();
        Metric y = line.axes().y();
        grid.add(
                "Beside it on the front",
                false,
                shown.stream().map(p -> p.deployment().launched()).toList());
        grid.add(
                "clients",
                true,
                shown.stream()
                        .map(p -> Decimal.count(p.deployment().clientCount()))
                        .toList());
        grid.add(ShortNames.of(x), true, figures(shown, x, 3));
        grid.add(ShortNames.of(y), true, figures(shown, y, 4));
        grid.add(
                "",
                false,
                shown.stream()
                        .map(p -> p.equals(point) ? "this one" : change(p.of(y) / point.of(y)))
                        .toList());
        return grid.fitted(page.columnCount(), page.unicode()) + "\n";
    }

    private static List<FrontPoint> shown(FrontLine line, int place) {
        TreeSet<Integer> places =
                new TreeSet<>(List.of(Math.max(place - 1, 0), place, Math.min(place + 1, line.size() - 1)));
        for (int i = place; i >= 0; i--) {
            if (line.x(i) * FAR <= line.x(place)) {
                places.add(i);
                break;
            }
        }
        for (int i = place; i < line.size(); i++) {
            if (line.x(i) >= FAR * line.x(place)) {
                places.add(i);
                break;
            }
        }
        List<FrontPoint> shown = new ArrayList<>();
        places.forEach(i -> shown.add(line.points().get(i)));
        return shown;
    }

    private static List<String> figures(List<FrontPoint> points, Metric metric, int digits) {
        return points.stream().map(p -> Decimal.grouped(p.of(metric), digits)).toList();
    }

    private String change(double factor) {
        double percent = 100 * (factor - 1);
        return (percent < 0 ? (page.unicode() ? "−" : "-") : "+") + Decimal.of(Math.abs(percent), 2) + " %";
    }
}
