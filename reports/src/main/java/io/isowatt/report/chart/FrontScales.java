package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;

import java.util.ArrayList;
import java.util.List;

/** The axes that fronts need, with the limit and what was measured on them. */
final class FrontScales {

    private FrontScales() {}

    static Scale x(Scene scene, ChartOptions options) {
        List<Double> values = new ArrayList<>();
        for (FrontLine line : scene.lines()) {
            for (int i = 0; i < line.size(); i++) {
                values.add(line.x(i));
            }
        }
        if (!values.isEmpty()) {
            scene.limit().ifPresent(mark -> values.add(mark.value()));
            options.measured().forEach(point -> values.add(point.x()));
        }
        return Scale.of(values, options.x());
    }

    static Scale y(Scene scene, ChartOptions options) {
        List<Double> values = new ArrayList<>();
        for (FrontLine line : scene.lines()) {
            for (int i = 0; i < line.size(); i++) {
                values.add(line.y(i));
            }
        }
        if (!values.isEmpty()) {
            options.measured().forEach(point -> values.add(point.y()));
        }
        return Scale.of(values, options.y());
    }
}
