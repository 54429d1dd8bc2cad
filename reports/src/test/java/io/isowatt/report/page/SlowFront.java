package io.isowatt.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontLine;

import java.util.Set;
import java.util.TreeSet;

/** What the page computes, by definition. */
final class SlowFront {

    private SlowFront() {}

    /** Every pair of values that no other pair beats, as text; equal ones once. */
    static Set<String> of(JsonNode pairs, Metric x, Metric y) {
        Set<String> front = new TreeSet<>();
        for (JsonNode one : pairs) {
            boolean beaten = false;
            for (JsonNode other : pairs) {
                double across = (other.get(0).asDouble() - one.get(0).asDouble()) * (x.maximized() ? 1 : -1);
                double up = (other.get(1).asDouble() - one.get(1).asDouble()) * (y.maximized() ? 1 : -1);
                beaten |= across >= 0 && up >= 0 && (across > 0 || up > 0);
            }
            if (!beaten) {
                front.add(one.toString());
            }
        }
        return front;
    }

    /** Linear between the two neighbours. */
    static double read(FrontLine line, double x) {
        for (int i = 1; i < line.size(); i++) {
            if (line.x(i) >= x && line.x(i - 1) <= x) {
                double share = (x - line.x(i - 1)) / (line.x(i) - line.x(i - 1));
                return line.y(i - 1) * (1 - share) + line.y(i) * share;
            }
        }
        throw new AssertionError("not on the front: " + x);
    }
}
