package io.isowatt.report.front;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.ServerPower;
import io.isowatt.llm.Precision;
import io.isowatt.power.PowerBoundary;
import io.isowatt.study.MachineResult;
import io.isowatt.study.SearchMethod;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.unit.Quantity;
import io.isowatt.workload.ServiceLevel;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The small print under a picture: everything that another number would come from. */
public final class Footer {

    private Footer() {}

    /** The parts, from the model to the input hash. */
    public static List<String> parts(StudyResult result, String version) {
        StudyRequest request = result.request();
        Scenario common = request.common();
        List<String> parts = new ArrayList<>();
        parts.add(common.model().name());
        if (result.machines().stream().anyMatch(machine -> !machine.complete())) {
            parts.add("INCOMPLETE SEARCH");
        }
        List<String> weights = weights(result.machines());
        if (!weights.isEmpty()) {
            parts.add("weights on the fronts: " + String.join(", ", weights));
        }
        parts.addAll(varied(result.machines()));
        parts.addAll(load(common.workload()));
        parts.addAll(limits(request.serviceLevel()));
        parts.add(common.framework().displayName());
        parts.addAll(ServerWords.of(common.settings()));
        parts.add("watts: " + common.boundary().description()
                + (common.boundary() == PowerBoundary.FACILITY ? " (" + Axes.pueText(request) + ")" : ""));
        if (common.boundary() == PowerBoundary.PROVISIONED) {
            parts.add("planned kW per GPU, design PUE included: "
                    + perMachine(request, Footer::provisionedKilowattsPerGpu));
        }
        parts.add("USD per " + common.price().id() + " GPU-hour: "
                + perMachine(request, scenario -> 3600 * scenario.price().dollarsPerGpuSecond(scenario.hardware())));
        parts.add("predicted, calibration " + common.calibration().id() + " of "
                + common.calibration().date());
        parts.add("search space " + request.space().id());
        if (request.method() instanceof SearchMethod.Genetic genetic) {
            parts.add("best found by genetic search, not proven, seed " + genetic.seed());
        }
        parts.add("Isowatt " + version);
        parts.add("input " + request.inputHash());
        return parts;
    }

    /** A figure of each machine: {@code 2.5 (NVIDIA HGX H200), 4 (NVIDIA HGX B200)}. */
    private static String perMachine(StudyRequest request, ToDoubleFunction<Scenario> figure) {
        return request.scenarios().stream()
                .map(scenario -> Quantity.number(figure.applyAsDouble(scenario), 3) + " ("
                        + scenario.hardware().name() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static double provisionedKilowattsPerGpu(Scenario scenario) {
        ServerPower power = scenario.hardware().power();
        return power.provisionedWattsPerGpu() * power.designPueFraction() / 1e3;
    }

    /** What the weights of the shown fronts are. */
    private static List<String> weights(List<MachineResult> machines) {
        return machines.stream()
                .flatMap(machine -> machine.front().stream())
                .map(candidate -> candidate.deployment().layout().weights())
                .distinct()
                .sorted()
                .map(Precision::name)
                .toList();
    }

    /** What else differs along the fronts and no layout says: drafts, and limits on the boards. */
    private static List<String> varied(List<MachineResult> machines) {
        List<ServerSettings> settings = machines.stream()
                .flatMap(machine -> machine.front().stream())
                .map(candidate -> candidate.deployment().settings())
                .toList();
        List<String> parts = new ArrayList<>();
        range(settings.stream().mapToDouble(s -> s.speculation().draftTokenCount()))
                .ifPresent(drafts -> parts.add("drafts on the fronts: " + drafts));
        range(settings.stream().mapToDouble(s -> 100 * s.powerCapFraction().orElse(1)))
                .ifPresent(
                        caps -> parts.add("power caps on the fronts: " + caps + " % of the boards' limit (modelled)"));
        range(settings.stream().mapToDouble(s -> 100 * s.clockFraction().orElse(1)))
                .ifPresent(clocks -> parts.add("clocks on the fronts: " + clocks + " % (modelled)"));
        return parts;
    }

    /** The least and the largest value, if they differ. */
    private static Optional<String> range(DoubleStream values) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        return all.getCount() > 0 && all.getMin() < all.getMax()
                ? Optional.of(Quantity.number(all.getMin(), 3) + " to " + Quantity.number(all.getMax(), 3))
                : Optional.empty();
    }

    /** The lengths of requests, and what is known of them. */
    public static List<String> load(Workload workload) {
        List<String> parts = new ArrayList<>();
        parts.add("prompt " + Quantity.number(workload.promptTokens(), 7) + " / output "
                + Quantity.number(workload.outputTokens(), 7) + " tokens");
        if (workload.meanLengthFraction() != 1) {
            parts.add("mean length " + Quantity.number(100 * workload.meanLengthFraction(), 3) + " % of that");
        }
        if (workload.inWaves()) {
            parts.add("equally long requests in waves");
        }
        parts.add("prefix-cache hits " + Quantity.number(100 * workload.prefixHitFraction(), 3) + " %");
        return parts;
    }

    /** The limits of a service level, each as a short sentence. */
    public static List<String> limits(ServiceLevel level) {
        List<String> parts = new ArrayList<>();
        if (Double.isFinite(level.ttftSeconds())) {
            parts.add("TTFT at most " + Quantity.number(level.ttftSeconds(), 4) + " s");
        }
        if (Double.isFinite(level.tpotSeconds())) {
            parts.add("at least " + Quantity.number(level.interactivityTokensPerSecond(), 4) + " tokens/s per user"
                    + (level.safetyMarginFraction() > 0
                            ? " with a margin of " + Quantity.number(100 * level.safetyMarginFraction(), 3) + " %"
                            : ""));
        }
        if (parts.isEmpty()) {
            parts.add("no latency limits");
        }
        return parts;
    }
}
