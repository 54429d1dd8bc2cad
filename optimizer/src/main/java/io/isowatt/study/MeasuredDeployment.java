package io.isowatt.study;

import io.isowatt.deployment.Layout;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.serving.Performance;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A measured deployment of the model, load and software that a study asks for.
 *
 * @param scenarioIndex its machine, by its place in the study
 * @param layout how it lay on its GPUs
 * @param clientCount clients that always had a request open
 * @param estimate its figures: latencies as measured, throughput of the closed loop that they make, watts and dollars by the
 *     model
 */
public record MeasuredDeployment(int scenarioIndex, Layout layout, double clientCount, Estimate estimate) {

    /** Of some rows those that a study's fronts may be held against; TTFT over its limit leaves a row out, too. */
    public static List<MeasuredDeployment> of(StudyRequest request, List<MeasuredRow> rows) {
        List<MeasuredDeployment> found = new ArrayList<>();
        for (MeasuredRow row : rows) {
            if (row instanceof ServingRow serving && serving.sound()) {
                for (int s = 0; s < request.scenarios().size(); s++) {
                    add(found, request, s, serving);
                }
            }
        }
        return found;
    }

    private static void add(List<MeasuredDeployment> found, StudyRequest request, int index, ServingRow row) {
        Scenario scenario = request.scenarios().get(index);
        boolean asked = row.model().id().equals(scenario.model().id())
                && row.hardware().id().equals(scenario.hardware().id())
                && row.framework() == scenario.framework()
                && alike(row.workload(), scenario.workload());
        if (!asked || row.measured().tpotSeconds().isEmpty()) {
            return;
        }
        Estimate modelled = new LayoutEstimator(scenario, row.layout()).estimate(row.clientCount());
        double tpotSeconds = row.measured().tpotSeconds().getAsDouble();
        double ttftSeconds =
                row.measured().ttftSeconds().orElse(modelled.performance().ttftSeconds());
        if (ttftSeconds <= request.serviceLevel().ttftSeconds()) {
            found.add(new MeasuredDeployment(
                    index,
                    row.layout(),
                    row.clientCount(),
                    measured(modelled, row.clientCount(), ttftSeconds, tpotSeconds)));
        }
    }

    /** Lengths of real requests vary by protocol; the nominal ones must agree. */
    private static boolean alike(Workload measured, Workload asked) {
        return measured.promptTokens() == asked.promptTokens()
                && measured.outputTokens() == asked.outputTokens()
                && measured.prefixHitFraction() == asked.prefixHitFraction();
    }

    /** X = N·o / (TTFT + (o − 1)·TPOT). */
    private static Estimate measured(Estimate modelled, double clients, double ttftSeconds, double tpotSeconds) {
        double o = modelled.meanOutputTokens();
        Performance p = modelled.performance();
        Performance latencies = new Performance(
                tpotSeconds,
                ttftSeconds,
                clients * o / (ttftSeconds + (o - 1) * tpotSeconds),
                p.decodeStepSeconds(),
                p.prefillMarginalSeconds(),
                p.ownPrefillSeconds(),
                p.burstWaitSeconds(),
                p.queueSeconds(),
                p.prefillShareFraction(),
                p.runningCount());
        return modelled.with(latencies);
    }
}
