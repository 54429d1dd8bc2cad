package io.isowatt.report.front;

import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.study.StudyRequest;
import io.isowatt.unit.Quantity;

import java.util.List;

/**
 * The two objectives that a picture spans: interactivity across if it is among them, the other one up.
 *
 * @param x the metric across
 * @param y the metric up
 * @param xIndex its place among the objectives
 * @param yIndex the other's
 * @param boundaryText where watts are counted: {@code facility power, PUE 1.25}
 */
public record Axes(Metric x, Metric y, int xIndex, int yIndex, String boundaryText) {

    /** The axes of a study. */
    public static Axes of(StudyRequest request) {
        List<Metric> objectives = request.objectives();
        int x = Math.max(objectives.indexOf(Metric.INTERACTIVITY), 0);
        if (objectives.get(x) != Metric.INTERACTIVITY) {
            x = 1;
        }
        int y = x == 0 ? 1 : 0;
        return new Axes(objectives.get(x), objectives.get(y), x, y, boundaryText(request));
    }

    /** What an axis counts: {@code output tokens/s per MW, facility power, PUE 1.25}. */
    public String title(Metric metric) {
        return metric.countsWatts() && metric.boundary().isEmpty()
                ? metric.unitLabel() + ", " + boundaryText
                : metric.unitLabel();
    }

    /** Where the watts of a study are counted; at the facility with the PUE of each machine if they differ. */
    private static String boundaryText(StudyRequest request) {
        String power = request.common().boundary().id() + " power";
        return switch (request.common().boundary()) {
            case BOARD, SERVER, PROVISIONED -> power;
            case FACILITY -> power + ", PUE " + pueText(request);
        };
    }

    /** The PUE of all machines, or the range of theirs. */
    public static String pueText(StudyRequest request) {
        double[] pues = request.scenarios().stream()
                .mapToDouble(Scenario::effectivePueFraction)
                .sorted()
                .toArray();
        String least = Quantity.number(pues[0], 4);
        String most = Quantity.number(pues[pues.length - 1], 4);
        return least.equals(most) ? least : least + " to " + most;
    }
}
