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
        return of(
                request.title(),
                scenario.model().name(),
                scenario.framework().displayName(),
                String.join(", ", ServerWords.of(scenario.settings())),
                String.join(", ", Footer.load(scenario.workload())),
                request.serviceLevel().ttftSeconds(),
                scenario.boundary(),
                machine.scenarios().stream()
                        .map(Scenario::effectivePueFraction)
                        .distinct()
                        .toList(),
                scenario.price().id(),
                scenario.calibration().id() + " of " + scenario.calibration().date(),
                request.space().id(),
                machine.announced(),
                machine.complete(),
                machine.bestFound().isPresent());
    }

    /** The facts with figures put into words. */
    public static CurveFacts of(
            String study,
            String model,
            String framework,
            String servers,
            String load,
            double ttftLimitSeconds,
            PowerBoundary boundary,
            List<Double> pueFractions,
            String price,
            String calibration,
            String space,
            boolean announced,
            boolean complete,
            boolean bestFound) {
        return new CurveFacts(
                study,
                model,
                framework,
                servers,
                load,
                Double.isFinite(ttftLimitSeconds) ? Quantity.number(ttftLimitSeconds, 4) + " s" : "none",
                power(boundary, pueFractions),
                price + " GPUs",
                calibration,
                space,
                announced,
                complete,
                bestFound);
    }

    /** What may tell a front from another one of the same machine, in an order that all facts share; the last only if all else is equal. */
    List<String> words() {
        return List.of(
                model,
                framework,
                servers.isEmpty() ? "as calibrated" : servers,
                load,
                ttftLimit.equals("none") ? "no TTFT limit" : "TTFT " + ttftLimit,
                power,
                price,
                "calibration " + calibration,
                "space " + space);
    }

    private static String power(PowerBoundary boundary, List<Double> pueFractions) {
        String pue = pueFractions.stream().map(each -> Quantity.number(each, 4)).collect(Collectors.joining(" and "));
        return boundary.id() + (boundary == PowerBoundary.FACILITY ? " with PUE " + pue : "");
    }
}
