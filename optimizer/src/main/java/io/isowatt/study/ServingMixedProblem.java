package io.isowatt.study;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.search.genetic.MixedProblem;
import io.isowatt.search.genetic.Variable;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Axis;
import io.isowatt.space.Blocks;
import io.isowatt.space.Constraint;
import io.isowatt.space.Space;
import io.isowatt.space.serving.ServingSpace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The deployments of one scenario for a genetic search: every axis of the space is a variable, by the place of its value.
 * What constraints or memory rule out is infeasible, as is a time to first token above the limit.
 */
public final class ServingMixedProblem implements MixedProblem {

    /** Axes whose values have no order that matters, or none. */
    private static final Set<String> UNORDERED = Set.of("weights", "activations", "kv-cache", "prefill-chunk");

    /** Axes that a coarse grid leaves at their first value. */
    private static final Set<String> SECONDARY =
            Set.of("activations", "prefill-chunk", "draft-tokens", "power-cap", "replicas");

    private final StudyRequest request;
    private final Scenario scenario;
    private final Goals goals;
    private final ServingSpace servingSpace;
    private final Space space;
    private final int[] concurrencies;
    private final List<Constraint> constraints;
    private final List<Integer> variedAxes = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();

    public ServingMixedProblem(StudyRequest request, Scenario scenario) {
        this.request = request;
        this.scenario = scenario;
        this.goals = Goals.of(request);
        this.servingSpace =
                new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings());
        this.space = servingSpace.space();
        this.concurrencies = servingSpace.concurrencies();
        this.constraints = space.constraints().stream()
                .sorted(Comparator.comparingInt(Constraint::leadingAxisCount))
                .toList();
        for (int a = 0; a < space.axes().size(); a++) {
            Axis axis = space.axes().get(a);
            if (axis.size() > 1) {
                variedAxes.add(a);
                variables.add(
                        UNORDERED.contains(axis.name())
                                ? new Variable.Choice(axis.name(), axis.size())
                                : new Variable.Whole(axis.name(), 0, axis.size() - 1));
            }
        }
        if (variables.isEmpty()) { // a single deployment
            variedAxes.add(space.axes().size() - 1);
            variables.add(new Variable.Whole("concurrency", 0, 0));
        }
    }

    @Override
    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public int objectiveCount() {
        return goals.count();
    }

    @Override
    public Optional<double[]> evaluate(double[] point) {
        return find(point).estimate().map(estimate -> {
            double[] vector = new double[goals.count()];
            goals.read(estimate, vector);
            return vector;
        });
    }

    /** What a point turned out to be: ruled out by a constraint (both empty), rejected, or feasible. */
    record Finding(Optional<Rejected.Reason> rejection, Optional<Estimate> estimate) {

        private static final Finding RULED_OUT = new Finding(Optional.empty(), Optional.empty());

        private static Finding rejected(Rejected.Reason reason) {
            return new Finding(Optional.of(reason), Optional.empty());
        }
    }

    Finding find(double[] point) {
        int[] indices = indices(point);
        return allowed(indices) ? find(indices, servingSpace.settings(indices)) : Finding.RULED_OUT;
    }

    private Finding find(int[] indices, ServerSettings settings) {
        LayoutEstimator estimator = estimator(indices, settings);
        Optional<Rejected> rejection = estimator.rejection();
        if (rejection.isPresent()) {
            return Finding.rejected(rejection.get().reason());
        }
        int clients = concurrencies[indices[indices.length - 1]];
        if (clients > estimator.clientLimitCount()) {
            return Finding.rejected(Rejected.Reason.CONCURRENCY);
        }
        Estimate estimate = estimator.estimate(clients);
        return estimate.performance().ttftSeconds() > request.serviceLevel().ttftSeconds()
                ? Finding.rejected(Rejected.Reason.TTFT)
                : new Finding(Optional.empty(), Optional.of(estimate));
    }

    /** The figures of one point's replica under a power cap, if it keeps every limit of the study, that on TPOT too. */
    public Optional<Estimate> within(double[] point, double powerCapFraction) {
        int[] indices = indices(point);
        return allowed(indices)
                ? find(indices, servingSpace.settings(indices).capped(powerCapFraction))
                        .estimate()
                        .filter(estimate -> estimate.performance().tpotSeconds()
                                <= request.serviceLevel().plannedTpotSeconds())
                : Optional.empty();
    }

    /** The layout of a point in a few letters. */
    public String label(double[] point) {
        return servingSpace.layout(indices(point)).label();
    }

    /** Clients of a point's replica. */
    public int clientCount(double[] point) {
        return servingSpace.deployment(rank(point)).concurrency();
    }

    /** Like the walk of a space: a rule is asked only where those that look at fewer axes hold. */
    private boolean allowed(int[] indices) {
        for (Constraint constraint : constraints) {
            if (!constraint.allows().test(indices)) {
                return false;
            }
        }
        return true;
    }

    private LayoutEstimator estimator(int[] indices) {
        return estimator(indices, servingSpace.settings(indices));
    }

    private LayoutEstimator estimator(int[] indices, ServerSettings settings) {
        return new LayoutEstimator(
                scenario.with(settings), servingSpace.layout(indices), servingSpace.replicaCount(indices));
    }

    /** Candidates of one block. */
    int sweepSize() {
        return concurrencies.length;
    }

    /** Feasible candidates of the block that starts at a rank, by rank. */
    CandidateBlock columns(long firstRank, SortedMap<Long, Estimate> estimates) {
        int[] indices = space.indices(firstRank);
        int replicas = servingSpace.replicaCount(indices).orElse(1);
        CandidateBlock.Shared shared = new CandidateBlock.Shared(
                servingSpace.layout(indices),
                new ScenarioUncertainty(scenario)
                        .of(
                                servingSpace.layout(indices),
                                servingSpace.settings(indices),
                                servingSpace.replicaCount(indices)),
                replicas);
        CandidateBlock columns =
                new CandidateBlock(goals.asked(), Optional.of(shared), servingSpace::deployment, estimates.size());
        estimates.forEach(
                (rank, estimate) -> columns.add(rank, concurrencies[(int) (rank - firstRank)] * replicas, estimate));
        return columns;
    }

    private int[] indices(double[] point) {
        int[] indices = new int[space.axes().size()];
        for (int i = 0; i < point.length; i++) {
            indices[variedAxes.get(i)] = (int) point[i];
        }
        return indices;
    }

    /** The rank of a point in the space of the exact search. */
    public long rank(double[] point) {
        return space.rank(indices(point));
    }

    /**
     * Points to start from: layouts that fit, with the secondary axes at their first value, each at numbers of clients
     * from one to its memory limit in equal ratios.
     *
     * @param mostPoints how many points at most
     */
    public List<double[]> coarseGrid(long mostPoints) {
        List<int[]> layouts = coarseLayouts();
        List<double[]> points = new ArrayList<>();
        int clientCounts = (int) Math.max(1, Math.min(mostPoints / Math.max(layouts.size(), 1), 16));
        int step = (int) Math.max(1, (layouts.size() + mostPoints - 1) / Math.max(mostPoints, 1));
        for (int l = 0; l < layouts.size() && points.size() < mostPoints; l += step) {
            int[] indices = layouts.get(l);
            int fitting = servingSpace.concurrenciesUpTo(estimator(indices).clientLimitCount());
            double limit = fitting == 0 ? 0 : concurrencies[fitting - 1];
            int last = -1;
            for (int j = 0; j < clientCounts; j++) {
                double clients = Math.pow(limit, (j + 1.0) / clientCounts);
                int place = servingSpace.concurrenciesUpTo((int) Math.rint(clients)) - 1;
                if (place > last && place < fitting) {
                    indices[indices.length - 1] = place;
                    points.add(point(indices));
                    last = place;
                }
            }
        }
        return points;
    }

    private List<int[]> coarseLayouts() {
        List<int[]> layouts = new ArrayList<>();
        Blocks blocks = space.blocks();
        for (int b = 0; b < blocks.count(); b++) {
            int[] indices = space.indices(blocks.firstRank(b));
            boolean coarse = true;
            for (int a = 0; a < indices.length; a++) {
                coarse &= indices[a] == 0
                        || !SECONDARY.contains(space.axes().get(a).name());
            }
            if (coarse && estimator(indices).rejection().isEmpty()) {
                layouts.add(indices);
            }
        }
        return layouts;
    }

    private double[] point(int[] indices) {
        double[] point = new double[variedAxes.size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = indices[variedAxes.get(i)];
        }
        return point;
    }
}
