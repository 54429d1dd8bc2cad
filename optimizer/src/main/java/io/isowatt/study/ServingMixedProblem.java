package io.isowatt.study;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.estimate.ScenarioUncertainty;
import io.isowatt.search.genetic.MixedProblem;
import io.isowatt.search.genetic.Variable;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Axis;
import io.isowatt.space.Constraint;
import io.isowatt.space.Space;
import io.isowatt.space.serving.ServingSpace;
import io.isowatt.uncertainty.LayoutUncertainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The deployments of one scenario for a genetic search: every axis of the space is a variable, by the place of its value, and
 * every range of power caps or clocks a real one behind them. What constraints or memory rule out is infeasible, as is a
 * time to first token above the limit.
 */
public final class ServingMixedProblem implements MixedProblem {

    /** Axes whose values have no order that matters, or none. */
    private static final Set<String> UNORDERED = Set.of("weights", "activations", "kv-cache", "prefill-chunk");

    private final StudyRequest request;
    private final Scenario scenario;
    private final Goals goals;
    private final ScenarioUncertainty uncertainty;
    private final ServingSpace servingSpace;
    private final Space space;
    private final int[] concurrencies;
    private final List<Constraint> constraints;
    private final List<Integer> variedAxes = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final ServerRanges ranges;
    private final boolean continuous;

    public ServingMixedProblem(StudyRequest request, Scenario scenario) {
        this.request = request;
        this.scenario = scenario;
        this.goals = Goals.of(request);
        this.uncertainty = new ScenarioUncertainty(scenario);
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
        this.ranges = new ServerRanges(request.space().server());
        this.continuous = request.space().server().isContinuous();
        variables.addAll(ranges.variables());
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

    /** What a point turned out to be: ruled out by a constraint, by its name, rejected, or feasible. */
    record Finding(Optional<String> constraint, Optional<Rejected.Reason> rejection, Optional<Estimate> estimate) {

        private static Finding ruledOut(String constraint) {
            return new Finding(Optional.of(constraint), Optional.empty(), Optional.empty());
        }

        private static Finding rejected(Rejected.Reason reason) {
            return new Finding(Optional.empty(), Optional.of(reason), Optional.empty());
        }
    }

    Finding find(double[] point) {
        int[] indices = indices(point);
        return broken(indices)
                .map(constraint -> Finding.ruledOut(constraint.name()))
                .orElseGet(() -> find(indices, settings(indices, point)));
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
                : new Finding(Optional.empty(), Optional.empty(), Optional.of(estimate));
    }

    /** The figures of one point's replica under a power cap, if it keeps every limit of the study, that on TPOT too. */
    public Optional<Estimate> within(double[] point, double powerCapFraction) {
        int[] indices = indices(point);
        return broken(indices).isEmpty()
                ? find(indices, settings(indices, point).capped(powerCapFraction))
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
    private Optional<Constraint> broken(int[] indices) {
        for (Constraint constraint : constraints) {
            if (!constraint.allows().test(indices)) {
                return Optional.of(constraint);
            }
        }
        return Optional.empty();
    }

    private ServerSettings settings(int[] indices, double[] point) {
        ServerSettings listed = servingSpace.settings(indices);
        return continuous ? ranges.settings(listed, point, variedAxes.size()) : listed;
    }

    /** Whether points have no rank in the space. */
    boolean isContinuous() {
        return continuous;
    }

    ServingSpace servingSpace() {
        return servingSpace;
    }

    Breakdown breakdown(Candidate candidate) {
        return layouts().sweep((Aggregated) candidate.deployment()).breakdown(candidate);
    }

    private AggregatedLayouts layouts() {
        return new AggregatedLayouts(scenario, servingSpace, request.serviceLevel(), uncertainty);
    }

    /** A point's deployment with all its figures, estimated again. */
    Candidate candidate(long number, double[] point) {
        Aggregated deployment = deployment(point);
        return layouts().sweep(deployment).candidate(number, deployment);
    }

    private Aggregated deployment(double[] point) {
        int[] indices = indices(point);
        return new Aggregated(
                servingSpace.layout(indices),
                settings(indices, point),
                concurrencies[indices[indices.length - 1]],
                servingSpace.replicaCount(indices).orElse(1));
    }

    private LayoutUncertainty uncertainty(int[] indices, ServerSettings settings) {
        return uncertainty.of(servingSpace.layout(indices), settings, servingSpace.replicaCount(indices));
    }

    LayoutEstimator estimator(int[] indices) {
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

    /** One feasible point by itself: others of its layout are launched in another way. */
    CandidateBlock column(long number, double[] point, Estimate estimate) {
        Aggregated deployment = deployment(point);
        CandidateBlock.Shared shared = new CandidateBlock.Shared(
                deployment.layout(), uncertainty(indices(point), deployment.settings()), deployment.replicaCount());
        CandidateBlock column = new CandidateBlock(
                goals.asked(), deployment.layout().weights(), Optional.of(shared), rank -> deployment, 1);
        column.add(number, deployment.concurrency() * deployment.replicaCount(), estimate);
        return column;
    }

    /** Feasible candidates of the block that starts at a rank, by rank. */
    CandidateBlock columns(long firstRank, SortedMap<Long, Estimate> estimates) {
        int[] indices = space.indices(firstRank);
        int replicas = servingSpace.replicaCount(indices).orElse(1);
        CandidateBlock.Shared shared = new CandidateBlock.Shared(
                servingSpace.layout(indices), uncertainty(indices, servingSpace.settings(indices)), replicas);
        CandidateBlock columns = new CandidateBlock(
                goals.asked(),
                shared.layout().weights(),
                Optional.of(shared),
                servingSpace::deployment,
                estimates.size());
        estimates.forEach(
                (rank, estimate) -> columns.add(rank, concurrencies[(int) (rank - firstRank)] * replicas, estimate));
        return columns;
    }

    private int[] indices(double[] point) {
        int[] indices = new int[space.axes().size()];
        for (int i = 0; i < variedAxes.size(); i++) {
            indices[variedAxes.get(i)] = (int) point[i];
        }
        return indices;
    }

    /** The rank of a point in the space of the exact search, where a continuous space has none of its ranges. */
    public long rank(double[] point) {
        return space.rank(indices(point));
    }

    /**
     * Points to start from: {@link CoarseGrid}.
     *
     * @param mostPoints how many points at most
     */
    public List<double[]> coarseGrid(long mostPoints) {
        return new CoarseGrid(this, ranges).points(mostPoints);
    }

    /** The point of a candidate's indices with values of the ranges. */
    double[] point(int[] indices, double[] level) {
        int listed = variedAxes.size();
        double[] point = new double[listed + level.length];
        for (int i = 0; i < listed; i++) {
            point[i] = indices[variedAxes.get(i)];
        }
        System.arraycopy(level, 0, point, listed, level.length);
        return point;
    }
}
