package io.isowatt.report.page;

import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.llm.Precision;
import io.isowatt.report.chart.Cloud;
import io.isowatt.report.chart.PrecisionDash;
import io.isowatt.report.chart.ServingMark;
import io.isowatt.report.front.DeploymentCells;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.Scene;
import io.isowatt.step.OperatorFamily;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that the page says of a study, as the JSON that its script reads. */
final class StudyJson {

    private static final int CLOUD_DIGITS = 4;
    private static final int FACTOR_DIGITS = 15;

    private final StudyResult result;
    private final Scene scene;
    private final List<PagePoints> machines;
    private final List<PagePoint> points;
    private final CompactJson json = new CompactJson();

    StudyJson(StudyResult result, Scene scene, List<PagePoints> machines) {
        this.result = result;
        this.scene = scene;
        this.machines = machines;
        this.points =
                machines.stream().flatMap(machine -> machine.points().stream()).toList();
    }

    String of(Cloud cloud, PageWords words, String version) {
        json.open('{').field("title", scene.title()).field("version", version);
        json.field("inputHash", result.request().inputHash());
        json.field("answer", words.answer()).field("caveats", words.caveats()).field("footer", scene.footer());
        json.field("boundary", scene.axes().boundaryText());
        json.field("price", result.request().common().price().id());
        json.field("x", scene.axes().x().id()).field("y", scene.axes().y().id());
        metrics();
        new PageLimits(result.request().serviceLevel()).write(json);
        cloud(cloud);
        precisions();
        machines();
        new PointTable(scene.axes(), points).write(json, scenarios());
        return json.close('}').toString();
    }

    /** The scenario behind each point. */
    private List<Scenario> scenarios() {
        return Stream.iterate(0, m -> m < machines.size(), m -> m + 1)
                .flatMap(m -> machines.get(m).points().stream()
                        .map(point -> result.machines().get(m).common()))
                .toList();
    }

    private void metrics() {
        List<Metric> objectives = result.request().objectives();
        MetricColumns columns =
                new MetricColumns(points.stream().map(PagePoint::point).toList());
        Set<Metric> ordered = new LinkedHashSet<>(objectives);
        ordered.addAll(columns.all().keySet());
        json.name("metrics").open('[');
        for (Metric metric : ordered) {
            json.open('{').field("id", metric.id()).field("label", metric.label());
            json.field("unit", scene.axes().title(metric)).field("short", metric.unitLabel());
            json.field("column", metric.column());
            json.field("maximized", metric.maximized());
            json.field("group", group(metric, objectives));
            column(metric, columns.all().getOrDefault(metric, new MetricColumns.Column.Values(new double[0])));
            json.close('}');
        }
        json.close(']');
        new PageFigures(objectives).write(json);
        json.field(
                "families",
                Arrays.stream(OperatorFamily.values())
                        .map(OperatorFamily::label)
                        .toList());
    }

    private static String group(Metric metric, List<Metric> objectives) {
        if (objectives.contains(metric)) {
            return "Objectives of this study";
        }
        return metric.boundary().isPresent() ? "Watts counted elsewhere" : "Others";
    }

    private void column(Metric metric, MetricColumns.Column column) {
        if (column instanceof MetricColumns.Column.Follows follows) {
            json.field("of", follows.of().id());
            json.field(follows.reciprocal() ? "reciprocal" : "factor", follows.factor(), FACTOR_DIGITS);
        } else if (column instanceof MetricColumns.Column.Values own) {
            json.name("values").open('[');
            int digits = PointTable.digits(metric, scene.axes());
            for (double value : own.values()) {
                json.value(value, digits);
            }
            json.close(']');
        }
    }

    private void cloud(Cloud cloud) {
        json.name("cloud").open('{').field("count", cloud.dominatedCount());
        coordinates("x", cloud.xs());
        coordinates("y", cloud.ys());
        json.close('}');
    }

    private void coordinates(String name, double[] values) {
        json.name(name).open('[');
        for (double value : values) {
            json.value(value, CLOUD_DIGITS);
        }
        json.close(']');
    }

    /** The dash of each precision that any point has, widest first, and the mark of each kind of serving. */
    private void precisions() {
        EnumSet<Precision> used = EnumSet.noneOf(Precision.class);
        points.forEach(point -> used.add(point.deployment().layout().weights()));
        json.name("precisions").open('[');
        for (Precision precision : used) {
            json.open('{').field("id", precision.label()).name("dash").open('[');
            for (float length : PrecisionDash.dash(precision)) {
                json.value(length, 3);
            }
            json.close(']').close('}');
        }
        json.close(']').name("marks").open('[');
        for (ServingMark mark : ServingMark.values()) {
            json.open('{').field("text", mark.text()).field("symbol", PageStyle.symbol(mark));
            json.field("path", PageStyle.path(mark)).close('}');
        }
        json.close(']');
    }

    private void machines() {
        json.name("machines").open('[');
        int first = 0;
        for (int m = 0; m < machines.size(); m++) {
            MachineResult machine = result.machines().get(m);
            FrontLine line = scene.lines().get(m);
            int count = machines.get(m).points().size();
            json.open('{').field("id", machine.id()).field("name", line.name());
            json.field("color", PageStyle.color(m)).field("dark", PageStyle.darkColor(m));
            json.field("first", first)
                    .field("count", count)
                    .field("leftOut", machines.get(m).leftOutCount());
            json.field("tolerance", machines.get(m).toleranceFraction(), 3);
            json.field("found", found(machine));
            json.field("chosen", line.chosenRank().orElse(-1));
            json.field("command", EstimateCommandText.common(machine.common())).close('}');
            first += count;
        }
        json.close(']');
        json.field("cellNames", DeploymentCells.NAMES);
    }

    private static String found(MachineResult machine) {
        if (machine.bestFound().isPresent()) {
            return "best found";
        }
        return machine.complete() ? "" : "search incomplete";
    }
}
