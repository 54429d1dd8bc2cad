package io.isowatt.study;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.pareto.Objective;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;

import java.util.ArrayList;
import java.util.List;

/**
 * What a search judges candidates by: the study's objectives, and interactivity behind them where it has a limit without
 * being an objective, since the best within the limit may otherwise be dominated by a slower one.
 */
final class Goals {

    private final List<Metric> metrics;
    private final List<Objective> objectives;
    private final int askedCount;

    private Goals(List<Metric> metrics, int askedCount) {
        this.metrics = List.copyOf(metrics);
        this.askedCount = askedCount;
        this.objectives = metrics.stream()
                .map(metric -> new Objective(metric.id(), metric.maximized()))
                .toList();
    }

    static Goals of(StudyRequest request) {
        List<Metric> metrics = new ArrayList<>(request.objectives());
        boolean limited = Double.isFinite(request.serviceLevel().tpotSeconds());
        if (limited && !metrics.contains(Metric.INTERACTIVITY)) {
            metrics.add(Metric.INTERACTIVITY);
        }
        return new Goals(metrics, request.objectives().size());
    }

    /** Numbers in a vector. */
    int count() {
        return metrics.size();
    }

    /** Those that the study asks for. */
    List<Metric> asked() {
        return metrics.subList(0, askedCount);
    }

    Metric metric(int goal) {
        return metrics.get(goal);
    }

    /** Writes an estimate's numbers, minimised. */
    void read(Estimate estimate, double[] vector) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] = minimized(k, metrics.get(k).of(estimate));
        }
    }

    /** The number to minimise for a value of a goal. */
    double minimized(int goal, double value) {
        return objectives.get(goal).toMinimized(value);
    }

    /** The front by the study's objectives alone. */
    ParetoFront asked(ParetoFront front) {
        if (askedCount == metrics.size()) {
            return front;
        }
        Points points = new Points(askedCount);
        double[] vector = new double[askedCount];
        for (int i = 0; i < front.size(); i++) {
            for (int k = 0; k < askedCount; k++) {
                vector[k] = front.value(i, k);
            }
            points.add(front.rank(i), vector);
        }
        return ParetoFront.of(points);
    }
}
