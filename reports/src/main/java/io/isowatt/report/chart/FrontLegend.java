package io.isowatt.report.chart;

import io.isowatt.llm.Precision;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.front.Scene;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The legend of fronts: machines by colour, then weights by dash, ways of serving by mark, and the rest. */
final class FrontLegend {

    static final String ANNOUNCED = "(announced)";

    private FrontLegend() {}

    static List<List<Legend.Entry>> of(Scene scene, Cloud cloud, boolean measured) {
        List<Legend.Entry> kinds = new ArrayList<>(points(scene));
        if (scene.lines().stream().anyMatch(line -> line.chosen().isPresent())) {
            kinds.add(new Legend.Entry(LegendSample.ring(), "best within the limits"));
        }
        if (measured) {
            kinds.add(new Legend.Entry(LegendSample.measured(), "measured times, watts by the model"));
        }
        if (!scene.isEmpty()) {
            kinds.add(new Legend.Entry(LegendSample.band(), "pale: where the front lies with a probability of 80 %"));
        }
        if (cloud.dominatedCount() > 0) {
            String count = String.format(Locale.ROOT, "%,d", cloud.dominatedCount());
            kinds.add(new Legend.Entry(LegendSample.dots(), count + " dominated candidates (thinned)"));
        } else if (cloud.xs().length > 0) {
            kinds.add(new Legend.Entry(LegendSample.dots(), "some of the dominated candidates"));
        }
        return List.of(machines(scene.lines()), kinds);
    }

    static List<Legend.Entry> machines(List<FrontLine> lines) {
        List<Legend.Entry> machines = new ArrayList<>();
        for (int m = 0; m < lines.size(); m++) {
            FrontLine line = lines.get(m);
            String name = line.name().replace(ANNOUNCED, "(announced, no silicon measured yet)");
            machines.add(new Legend.Entry(
                    LegendSample.machine(MachineStyle.of(m)), name + (line.isEmpty() ? " (nothing feasible)" : "")));
        }
        return machines;
    }

    private static List<Legend.Entry> points(Scene scene) {
        Set<Precision> weights = EnumSet.noneOf(Precision.class);
        Set<ServingMark> marks = EnumSet.noneOf(ServingMark.class);
        for (FrontLine line : scene.lines()) {
            for (FrontPoint point : line.points()) {
                weights.add(PrecisionDash.of(point));
                marks.add(ServingMark.of(point.deployment()));
            }
        }
        List<Legend.Entry> entries = new ArrayList<>();
        weights.forEach(precision ->
                entries.add(new Legend.Entry(LegendSample.dash(precision), precision.name() + " weights")));
        marks.forEach(mark -> entries.add(new Legend.Entry(LegendSample.mark(mark), mark.text())));
        return entries;
    }
}
