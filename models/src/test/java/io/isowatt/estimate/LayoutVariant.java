package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.llm.Precision;
import io.isowatt.workload.Workload;

/** Layouts and scenarios with one thing changed. */
final class LayoutVariant {

    private LayoutVariant() {}

    static Layout withWeights(Layout layout, Precision weights) {
        return new Layout(
                layout.tensorDegree(),
                layout.pipelineDegree(),
                layout.dataDegree(),
                layout.expertDegree(),
                weights,
                layout.wideActivations(),
                layout.cacheBytesPerElement(),
                layout.prefillChunkTokens());
    }

    static RandomScenario withPrefixHit(RandomScenario point, double hitFraction) {
        Scenario s = point.scenario();
        Workload w = s.workload();
        Scenario changed = new Scenario(
                s.model(),
                s.hardware(),
                new Workload(w.promptTokens(), w.outputTokens(), w.meanLengthFraction(), hitFraction, w.inWaves()),
                s.framework(),
                s.settings(),
                s.calibration(),
                s.boundary(),
                s.pueFraction(),
                s.price());
        return new RandomScenario(changed, point.layout(), point.clients());
    }
}
