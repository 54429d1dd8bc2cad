package io.isowatt.report.compare;

import io.isowatt.estimate.Scenario;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.front.Footer;
import io.isowatt.report.front.ServerWords;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyRequest;
import io.isowatt.unit.Quantity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a front was computed for, in the words in which differences are told.
 *
 * @param study title of its study
 * @param model what is served
 * @param framework with which software
 * @param servers how servers are launched, empty as calibrated
 * @param load lengths of prompt and output, cache hits
 * @param ttftLimit the longest time to the first token that its points have
 * @param power where watts are counted, with the PUE at a facility
 * @param price which price counts
 * @param calibration the constants behind its figures
 * @param space the search space
 * @param announced whether its machine has no production silicon behind its figures yet
 * @param complete whether the whole space was looked at
 * @param bestFound whether the front was found by trying candidates
 */
public record CurveFacts(
        String study,
        String model,
        String framework,
        String servers,
        String load,
        String ttftLimit,
        String power,
        String price,
        String calibration,
        String space,
        boolean announced,
        boolean complete,
        boolean bestFound) {

    /** The facts of one machine of a study. */
    public static CurveFacts of(StudyRequest request, MachineResult machine) {
        Scenario scenario = machine.common();
        return new CurveFacts(
                request.title(),
                scenario.model().name(),
                scenario.framework().displayName(),
                String.join(", ", ServerWords.of(scenario.settings())),
                String.join(", ", Footer.load(scenario.workload())),
                ttftLimit(request.serviceLevel().ttftSeconds()),
                power(machine.scenarios()),
                scenario.price().id() + " GPUs",
                scenario.calibration().id() + " of " + scenario.calibration().date(),
                request.space().id(),
                machine.announced(),
                machine.complete(),
                machine.bestFound().isPresent());
    }

    private static String ttftLimit(double seconds) {
        return Double.isFinite(seconds) ? Quantity.number(seconds, 4) + " s" : "none";
    }

    private static String power(List<Scenario> scenarios) {
        PowerBoundary boundary = scenarios.get(0).boundary();
        List<String> pues = scenarios.stream()
                .map(scenario -> Quantity.number(scenario.effectivePueFraction(), 4))
                .distinct()
                .toList();
        return boundary.id()
                + (boundary == PowerBoundary.FACILITY
                        ? pues.stream().collect(Collectors.joining(" and ", " with PUE ", ""))
                        : "");
    }
}
