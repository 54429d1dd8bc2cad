package io.isowatt.report.document;

import io.isowatt.deployment.Disaggregated;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.report.front.Axes;
import io.isowatt.report.front.Footer;
import io.isowatt.report.front.LayoutWords;
import io.isowatt.report.table.BandText;
import io.isowatt.report.table.Decimal;
import io.isowatt.serving.Memory;
import io.isowatt.serving.Rejected;
import io.isowatt.step.OperatorFamily;
import io.isowatt.study.Candidate;
import io.isowatt.study.Choice;
import io.isowatt.study.MachineResult;
import io.isowatt.study.PoolLoad;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.StudyResult;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.unit.Unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of a study in sentences, the same for terminal and document. */
public final class Answer {

    private final StudyResult result;
    private final StudyRequest request;
    private final Metric objective;
    private final Axes axes;

    public Answer(StudyResult result) {
        this.result = result;
        this.request = result.request();
        this.objective = request.objectives().get(0);
        this.axes = Axes.of(request);
    }

    /** What was asked. */
    public String question() {
        List<String> names = result.machines().stream().map(Answer::name).toList();
        return "Which deployment of " + request.common().model().name() + " gives the "
                + (objective.maximized() ? "most " : "least ") + objective.label()
                + (objective.countsWatts() && objective.boundary().isEmpty() ? " (" + axes.boundaryText() + ")" : "")
                + " with "
                + String.join(" and ", Footer.limits(request.serviceLevel())) + ", on " + joined(names) + "?";
    }

    /** What was found, in two sentences. */
    public String answer() {
        Optional<MachineResult> winner = result.winner();
        if (winner.isEmpty()) {
            return nothing();
        }
        Candidate best = choice(winner.get()).candidate();
        List<String> others = new ArrayList<>();
        List<String> alike = new ArrayList<>();
        for (MachineResult machine : result.machines()) {
            if (!machine.id().equals(winner.get().id())) {
                boolean same = machine.choice().isPresent()
                        && choice(winner.get())
                                .compared(objective, choice(machine))
                                .indistinguishable();
                (same ? alike : others).add(factor(winner.get(), machine));
            }
        }
        String first = name(winner.get()) + " with " + deployment(best) + ": " + figure(objective, best)
                + band(objective, best) + " at " + figure(Metric.INTERACTIVITY, best) + ".";
        String second = (others.isEmpty() ? "" : " That is " + joined(others) + ".")
                + (alike.isEmpty() ? "" : " About the same within the uncertainty: " + joined(alike) + ".")
                + (result.machines().size() == 1 ? " It is the best of this machine." : "");
        boolean unlimited = !Double.isFinite(request.serviceLevel().ttftSeconds())
                && !Double.isFinite(request.serviceLevel().tpotSeconds());
        return first
                + second
                + (unlimited
                        ? " No latency limit was given; with one (--ttft, --tpot) the answer may be another."
                        : "");
    }

    /** How many times as good the winner is as another machine, and how surely it is better. */
    private String factor(MachineResult winner, MachineResult machine) {
        if (machine.choice().isEmpty()) {
            return "more than " + name(machine) + " can, which has no deployment within the limits";
        }
        double best = objective.of(choice(winner).candidate().estimate());
        double other = objective.of(choice(machine).candidate().estimate());
        Comparison lead = choice(winner).compared(objective, choice(machine));
        return Decimal.of(best / other, 3) + " times the best of " + name(machine) + " (" + better(lead) + ")";
    }

    private static String better(Comparison lead) {
        return "better with " + BandText.probability(lead.betterFraction());
    }

    /** The 80 % band of a figure in brackets, with a blank before. */
    private static String band(Metric metric, Candidate candidate) {
        return candidate.spread(metric).totalFraction() > 0
                ? " (80 % band " + BandText.of(candidate.band(metric)) + ")"
                : "";
    }

    private String nothing() {
        if (!result.anythingFeasible()) {
            return "No deployment of this search space serves the load on any of the machines: " + rejections() + ".";
        }
        double fastest = 0;
        String where = "";
        for (MachineResult machine : result.machines()) {
            for (Candidate candidate : machine.front()) {
                double interactivity = Metric.INTERACTIVITY.of(candidate.estimate());
                if (interactivity > fastest) {
                    fastest = interactivity;
                    where = name(machine) + " with " + deployment(candidate);
                }
            }
        }
        return "No deployment reaches "
                + Decimal.of(request.serviceLevel().plannedInteractivityTokensPerSecond(), 4)
                + " tokens/s per user"
                + (request.serviceLevel().safetyMarginFraction() > 0 ? ", the limit with its margin" : "")
                + ". The fastest on the fronts is " + where + ": " + Decimal.of(fastest, 3)
                + " tokens/s per user.";
    }

    /** Why candidates fail on all machines together, the commonest reason first, with what to do about it. */
    private String rejections() {
        List<String> parts = new ArrayList<>();
        Rejected.Reason commonest = Rejected.Reason.MEMORY;
        long most = 0;
        for (Rejected.Reason reason : Rejected.Reason.values()) {
            long count = result.machines().stream()
                    .mapToLong(machine -> machine.counts().rejected().getOrDefault(reason.label(), 0L))
                    .sum();
            if (count > 0) {
                parts.add(Decimal.count(count) + " candidates with " + reason.label());
            }
            if (count > most) {
                most = count;
                commonest = reason;
            }
        }
        return String.join(", ", parts)
                + switch (commonest) {
                    case MEMORY -> ". Maybe use more GPUs, narrower weights, or a machine with more memory";
                    case CONCURRENCY -> ". Maybe begin the concurrency of the search space at 1";
                    case CONTEXT -> ". Maybe use shorter prompts or outputs, or a model with a longer context";
                    case TTFT -> ". Maybe allow more time to the first token, or use shorter prompts";
                    case POWER_CAP, CLOCK -> ". Maybe use a higher power cap or clock";
                };
    }

    /** The best deployment of a machine in one line. */
    public String best(MachineResult machine) {
        return machine.choice()
                .map(choice -> name(machine) + ": " + deployment(choice.candidate()) + ", "
                        + figure(objective, choice.candidate()) + band(objective, choice.candidate()) + " at "
                        + figure(Metric.INTERACTIVITY, choice.candidate())
                        + band(Metric.INTERACTIVITY, choice.candidate()) + ", TTFT "
                        + Decimal.of(choice.candidate().estimate().performance().ttftSeconds(), 3) + " s"
                        + (objective == Metric.COST_PER_MILLION_TOKENS
                                ? ""
                                : ", " + figure(Metric.COST_PER_MILLION_TOKENS, choice.candidate())))
                .orElse(name(machine) + ": nothing within the limits");
    }

    /** Why the best deployment of a machine is the best: limit, time, memory, power, runner-up. */
    public List<String> reasons(MachineResult machine) {
        Choice choice = choice(machine);
        Candidate best = choice.candidate();
        List<String> reasons = new ArrayList<>();
        reasons.add("Bound by " + bound(machine, choice) + ".");
        reasons.add("A decode step takes "
                + Decimal.of(1e3 * best.estimate().performance().decodeStepSeconds(), 3) + " ms: " + shares(choice)
                + ".");
        choice.pools().ifPresent(pools -> reasons.add(pools(pools)));
        reasons.add(memory(choice.memory(), best));
        reasons.add("Power of one GPU: " + watts(best.estimate()) + ".");
        choice.runnerUp()
                .ifPresent(second -> reasons.add("Runner-up: " + deployment(second) + ", " + figure(objective, second)
                        + " (" + Decimal.of(100 * objective.of(second.estimate()) / objective.of(best.estimate()), 3)
                        + " % of the best, which is "
                        + better(best.compared(objective, second))
                        + (best.compared(objective, second).indistinguishable() ? ": about the same" : "") + ")."));
        reasons.add("Certainty of these figures: " + best.uncertainty().origin().description() + ".");
        return reasons;
    }

    /** What binds; where a search left candidates out, that more clients do not help is not known. */
    private static String bound(MachineResult machine, Choice choice) {
        return machine.complete() || choice.binding() != Choice.Binding.OPTIMUM
                ? choice.bindingText()
                : "no limit; whether more clients help is not known, since not every candidate was looked at";
    }

    private static String shares(Choice choice) {
        List<String> parts = new ArrayList<>();
        choice.stepSeconds().stream()
                .sorted(Map.Entry.<OperatorFamily, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .filter(part -> choice.shareFraction(part.getKey()) >= 0.005)
                .forEach(part -> parts.add(Decimal.of(100 * choice.shareFraction(part.getKey()), 2) + " % "
                        + part.getKey().label()));
        return String.join("; ", parts);
    }

    private static String memory(Memory memory, Candidate best) {
        return "Memory of one GPU"
                + (best.deployment() instanceof Disaggregated ? " that decodes" : "")
                + ": weights " + gibibytes(memory.weightBytes()) + ", reserve "
                + gibibytes(memory.reserveBytes()) + ", room for KV cache " + gibibytes(memory.cacheBytes()) + " of "
                + gibibytes(memory.usableBytes()) + " usable; KV cache in "
                + LayoutWords.cache(best.deployment().layout()) + ".";
    }

    private static String pools(PoolLoad pools) {
        return "The first token: " + Decimal.of(1e3 * pools.waitSeconds(), 3) + " ms waiting for a prefill worker, "
                + Decimal.of(1e3 * pools.prefillSeconds(), 3) + " ms prefill, "
                + Decimal.of(1e3 * pools.transferSeconds(), 3) + " ms moving the KV cache. Prefill workers ("
                + pools.prefillGpuCount() + " GPUs beside " + pools.decodeGpuCount() + " that decode) are busy "
                + Decimal.of(100 * pools.prefillBusyFraction(), 3) + " % of the time, the links "
                + Decimal.of(100 * pools.linkBusyFraction(), 2) + " %.";
    }

    private static String gibibytes(double bytes) {
        return Decimal.of(bytes / Unit.GIBIBYTE.siUnits(), 3) + " " + Unit.GIBIBYTE.symbol();
    }

    private static String watts(Estimate estimate) {
        return Decimal.of(estimate.boardWattsPerGpu(), 3) + " W board, " + Decimal.of(estimate.serverWattsPerGpu(), 3)
                + " W with server and network, " + Decimal.of(estimate.facilityWattsPerGpu(), 3) + " W with PUE";
    }

    /** {@code TP8 FP8 for 96 clients on 8 GPUs}. */
    public static String deployment(Candidate candidate) {
        int gpus = candidate.deployment().gpuCount();
        int clients = candidate.deployment().clientCount();
        return LayoutWords.launched(candidate.deployment()) + " for " + Decimal.count(clients)
                + (clients == 1 ? " client" : " clients") + " on " + gpus + (gpus == 1 ? " GPU" : " GPUs");
    }

    private static String figure(Metric metric, Candidate candidate) {
        int digits = metric == Metric.INTERACTIVITY ? 3 : 4;
        return Decimal.grouped(metric.of(candidate.estimate()), digits) + " " + metric.unitLabel();
    }

    public static String name(MachineResult machine) {
        return machine.name();
    }

    private static Choice choice(MachineResult machine) {
        return machine.choice().orElseThrow();
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
