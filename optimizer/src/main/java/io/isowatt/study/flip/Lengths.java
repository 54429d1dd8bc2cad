package io.isowatt.study.flip;

import io.isowatt.deployment.Deployment;
import io.isowatt.deployment.Disaggregated;
import io.isowatt.estimate.Metric;
import io.isowatt.study.Candidate;
import io.isowatt.study.Evaluated;
import io.isowatt.study.LayoutSweeps;
import io.isowatt.study.StudyRequest;
import io.isowatt.study.flip.Contest.Circumstance;
import io.isowatt.unit.Quantity;
import io.isowatt.workload.Workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who wins with other loads: the layouts of the fronts, each estimated again over its whole sweep. */
final class Lengths {

    private static final double[] FACTORS = {0.25, 0.5, 2, 4};

    /** Layouts of a side that are estimated again, about. */
    private static final int MOST_LAYOUTS = 100;

    /** A time per output token needs two of them. */
    private static final double LEAST_OUTPUT_TOKENS = 2;

    private final StudyRequest request;
    private final Metric metric;
    private final List<Entrant> entrants;

    Lengths(StudyRequest request, List<Entrant> entrants) {
        this.request = request;
        this.metric = request.objectives().get(0);
        this.entrants = entrants;
    }

    /** Prompts and outputs a quarter, half, twice and four times as long. */
    List<Contest> contests() {
        Workload load = request.common().workload();
        List<Length> lengths = new ArrayList<>();
        for (double factor : FACTORS) {
            if (factor * load.promptTokens() >= 1) {
                lengths.add(new Length(
                        Circumstance.PROMPT_LENGTH, factor, factor * load.promptTokens(), load.outputTokens()));
            }
        }
        for (double factor : FACTORS) {
            if (factor * load.meanOutputTokens() >= LEAST_OUTPUT_TOKENS) {
                lengths.add(new Length(
                        Circumstance.OUTPUT_LENGTH, factor, load.promptTokens(), factor * load.outputTokens()));
            }
        }
        return lengths.parallelStream().map(this::contest).toList();
    }

    private record Length(Circumstance circumstance, double factor, double promptTokens, double outputTokens) {

        String label() {
            double tokens = circumstance == Circumstance.PROMPT_LENGTH ? promptTokens : outputTokens;
            return Quantity.number(tokens, 6) + " tokens";
        }
    }

    private Contest contest(Length length) {
        LayoutSweeps sweeps =
                LayoutSweeps.of(request.with(scenario -> scenario.with(with(scenario.workload(), length))));
        Map<Side, Evaluated> found = new LinkedHashMap<>();
        for (Entrant entrant : entrants) {
            best(entrant, sweeps).ifPresent(best -> found.put(entrant.side(), best));
        }
        return new Contest(
                length.circumstance(), length.label(), length.factor(), false, metric, Contests.ordered(metric, found));
    }

    private Optional<Evaluated> best(Entrant entrant, LayoutSweeps sweeps) {
        Evaluated best = null;
        for (Candidate candidate : layouts(entrant)) {
            Optional<Evaluated> found = sweeps.best(entrant.machine(), candidate, metric);
            if (found.isPresent() && (best == null || found.get().isBetter(metric, best))) {
                best = found.get();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The layouts of the front and the choice; of many some, evenly along the front. */
    private static List<Candidate> layouts(Entrant entrant) {
        Map<Object, Candidate> layouts = new LinkedHashMap<>();
        entrant.fronts().forEach(candidate -> layouts.putIfAbsent(layout(candidate.deployment()), candidate));
        List<Candidate> all = List.copyOf(layouts.values());
        int step = 1 + all.size() / MOST_LAYOUTS;
        List<Candidate> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    /** What a sweep holds fixed. */
    private static Object layout(Deployment deployment) {
        return deployment instanceof Disaggregated pools
                ? List.of(
                        pools.prefill().hardware().id(),
                        pools.prefill().layout(),
                        pools.decode().hardware().id(),
                        pools.decode().layout(),
                        pools.decode().workerCount(),
                        pools.settings())
                : List.of(deployment.layout(), deployment.settings(), deployment.gpuCount());
    }

    private static Workload with(Workload load, Length length) {
        return new Workload(
                length.promptTokens(),
                length.outputTokens(),
                load.meanLengthFraction(),
                load.prefixHitFraction(),
                load.inWaves());
    }
}
