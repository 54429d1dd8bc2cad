package io.isowatt.report.validation;

import io.isowatt.report.chart.ScatterChart;
import io.isowatt.report.table.Decimal;
import io.isowatt.validation.Errors;
import io.isowatt.validation.Facet;
import io.isowatt.validation.Group;
import io.isowatt.validation.HeadToHead;
import io.isowatt.validation.Pair;
import io.isowatt.validation.Target;
import io.isowatt.validation.Validation;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predicted over measured figures as pictures, one per figure that there are rows for. */
final class ValidationPictures {

    /** Figures with a picture, by the name of its files. */
    static final Map<String, Target> NAMES = names();

    private ValidationPictures() {}

    private static Map<String, Target> names() {
        Map<String, Target> names = new LinkedHashMap<>();
        names.put("tpot", Target.TPOT);
        names.put("ttft", Target.TTFT);
        names.put("board-watts", Target.BOARD_WATTS);
        names.put("joules-per-token", Target.JOULES_PER_TOKEN);
        names.put("offline-throughput", Target.OFFLINE_THROUGHPUT);
        return names;
    }

    /** The pictures by name. */
    static Map<String, ScatterChart> of(Validation validation) {
        Map<String, ScatterChart> charts = new LinkedHashMap<>();
        List<Group> machines = machines(validation);
        NAMES.forEach((name, target) -> {
            Errors errors = validation.errors(target);
            if (errors.count() > 0) {
                charts.put(name, chart(target, errors, validation, machines));
            }
        });
        return charts;
    }

    /** Machines by number of rows, so that the colours that differ most go to those seen most. */
    private static List<Group> machines(Validation validation) {
        List<Group> machines = new ArrayList<>(Group.by(List.of(Facet.MACHINE), validation.soundResults()));
        machines.sort(Comparator.comparingInt(group -> -group.results().size()));
        return machines;
    }

    private static ScatterChart chart(Target target, Errors errors, Validation validation, List<Group> machines) {
        List<ScatterChart.Series> series = new ArrayList<>();
        for (Group machine : machines) {
            List<Point2D> points = machine.results().stream()
                    .flatMap(r -> target.pair(r).stream())
                    .map(p -> point(p, target))
                    .toList();
            if (!points.isEmpty()) {
                series.add(new ScatterChart.Series(machine.names().get(0), machines.indexOf(machine), points));
            }
        }
        return new ScatterChart(
                "Predicted and measured " + target.label(),
                subtitle(target, errors, validation),
                target.label() + ", " + target.unit(),
                series);
    }

    private static List<String> subtitle(Target target, Errors errors, Validation validation) {
        List<String> lines = new ArrayList<>();
        lines.add("One point per measured row; on the diagonal the prediction is right; shaded: within ± 20 %.");
        lines.add("All " + Decimal.count(errors.count()) + " rows: mean error " + Percent.of(errors.meanFraction())
                + " %, median " + Percent.of(errors.medianFraction()) + " %, bias "
                + Percent.signed(errors.biasFraction()) + " %, nine of ten within "
                + Percent.of(errors.ninetiethFraction()) + " %.");
        if (target == Target.TPOT || target == Target.TTFT) {
            HeadToHead pair = HeadToHead.of(target, validation.soundResults());
            if (pair.own().count() > 0) {
                lines.add(
                        "On the " + Decimal.count(pair.own().count()) + " rows that aiconfigurator answers: mean error "
                                + Percent.of(pair.own().meanFraction()) + " %, aiconfigurator's "
                                + Percent.of(pair.peer().meanFraction()) + " %.");
            }
        }
        return lines;
    }

    private static Point2D point(Pair pair, Target target) {
        return new Point2D.Double(pair.measured() * target.unitsPerSi(), pair.predicted() * target.unitsPerSi());
    }
}
