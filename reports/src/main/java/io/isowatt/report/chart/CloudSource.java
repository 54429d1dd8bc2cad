package io.isowatt.report.chart;

import io.isowatt.report.front.Axes;

/** Where the grey dots of a picture come from. */
interface CloudSource {

    /** The dots that lie on both scales, thinned. */
    Cloud cloud(Axes axes, Scale x, Scale y);
}
