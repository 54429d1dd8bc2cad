package io.isowatt.report.chart;

import io.isowatt.report.front.DeploymentName;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How points are marked by the way their deployment serves, the same in every picture. */
public enum ServingMark {
    AGGREGATED("aggregated"),
    AGGREGATED_WITH_DRAFTS("aggregated, drafting"),
    DISAGGREGATED("disaggregated"),
    DISAGGREGATED_WITH_DRAFTS("disaggregated, drafting"),
    TWO_MACHINES("disaggregated over two kinds of machines"),
    TWO_MACHINES_WITH_DRAFTS("the same, drafting");

    private final String text;

    ServingMark(String text) {
        this.text = text;
    }

    /** The mark of a deployment. */
    public static ServingMark of(DeploymentName deployment) {
        boolean drafting = !deployment.cell("draft_tokens").equals("0");
        if (deployment.cell("prefill_machine").isEmpty()) {
            return drafting ? AGGREGATED_WITH_DRAFTS : AGGREGATED;
        }
        if (deployment.cell("prefill_machine").equals(deployment.cell("decode_machine"))) {
            return drafting ? DISAGGREGATED_WITH_DRAFTS : DISAGGREGATED;
        }
        return drafting ? TWO_MACHINES_WITH_DRAFTS : TWO_MACHINES;
    }

    /** What the legend calls it. */
    public String text() {
        return text;
    }

    Marker marker() {
        return switch (this) {
            case AGGREGATED -> SeriesMarkers.CIRCLE;
            case AGGREGATED_WITH_DRAFTS -> SeriesMarkers.TRIANGLE_UP;
            case DISAGGREGATED -> SeriesMarkers.SQUARE;
            case DISAGGREGATED_WITH_DRAFTS -> SeriesMarkers.TRIANGLE_DOWN;
            case TWO_MACHINES -> SeriesMarkers.DIAMOND;
            case TWO_MACHINES_WITH_DRAFTS -> SeriesMarkers.TRAPEZOID;
        };
    }
}
