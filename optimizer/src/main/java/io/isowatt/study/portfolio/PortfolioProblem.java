package io.isowatt.study.portfolio;

import io.isowatt.estimate.Estimate;
import io.isowatt.search.genetic.MixedProblem;
import io.isowatt.search.genetic.Variable;
import io.isowatt.study.ServingMixedProblem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A portfolio for the genetic search: the variables of each service's deployment and a continuous power cap; most output tokens
 * per second in all against the interactivity of the slowest service.
 */
final class PortfolioProblem implements MixedProblem {

    private final Portfolio portfolio;
    private final List<ServingMixedProblem> services = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final double[] shares;

    PortfolioProblem(Portfolio portfolio) {
        this.portfolio = portfolio;
        this.shares = portfolio.parts().stream()
                .mapToDouble(PortfolioPart::shareFraction)
                .toArray();
        for (PortfolioPart part : portfolio.parts()) {
            ServingMixedProblem service =
                    new ServingMixedProblem(part.request(), part.request().common());
            services.add(service);
            variables.addAll(service.variables());
            double least = part.request().common().calibration().power().cap().leastCapFraction();
            variables.add(new Variable.Real(part.name() + " power cap", least, 1));
        }
    }

    @Override
    public List<Variable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public int objectiveCount() {
        return 2;
    }

    @Override
    public Optional<double[]> evaluate(double[] point) {
        return plan(point)
                .map(plan -> new double[] {-plan.outputTokensPerSecond(), -plan.worstInteractivityTokensPerSecond()});
    }

    /** What a point stands for; empty where a service cannot keep its limits, or one replica of each does not fit. */
    Optional<PortfolioPlan> plan(double[] point) {
        int count = services.size();
        double[] rates = new double[count];
        double[] costs = new double[count];
        Estimate[] replicas = new Estimate[count];
        int from = 0;
        for (int i = 0; i < count; i++) {
            int to = from + services.get(i).variables().size();
            Optional<Estimate> found = services.get(i).within(Arrays.copyOfRange(point, from, to), point[to]);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            replicas[i] = found.get();
            rates[i] = replicas[i].outputTokensPerSecond() / replicas[i].meanOutputTokens();
            costs[i] = portfolio.budget().taken(replicas[i]);
            from = to + 1;
        }
        ReplicaSplit split =
                ReplicaSplit.of(shares, rates, costs, portfolio.budget().limit());
        return split.requestsPerSecond() > 0 ? Optional.of(plan(point, replicas, split)) : Optional.empty();
    }

    private PortfolioPlan plan(double[] point, Estimate[] replicas, ReplicaSplit split) {
        List<PortfolioPlan.Service> planned = new ArrayList<>();
        double tokens = 0;
        double slowest = Double.POSITIVE_INFINITY;
        int from = 0;
        for (int i = 0; i < replicas.length; i++) {
            int to = from + services.get(i).variables().size();
            double[] own = Arrays.copyOfRange(point, from, to);
            planned.add(new PortfolioPlan.Service(
                    services.get(i).label(own),
                    services.get(i).clientCount(own),
                    point[to],
                    split.replicaCounts().get(i),
                    replicas[i]));
            tokens += split.requestsPerSecond() * shares[i] * replicas[i].meanOutputTokens();
            slowest = Math.min(slowest, replicas[i].performance().interactivityTokensPerSecond());
            from = to + 1;
        }
        return new PortfolioPlan(planned, split.requestsPerSecond(), tokens, slowest);
    }

    /** Equal places of the coarse grids of all services, uncapped. */
    List<double[]> seeds(long mostPoints) {
        List<List<double[]>> grids =
                services.stream().map(service -> service.coarseGrid(mostPoints)).toList();
        int longest = grids.stream().mapToInt(List::size).max().orElse(0);
        List<double[]> seeds = new ArrayList<>();
        for (int n = 0; n < longest && grids.stream().noneMatch(List::isEmpty); n++) {
            double[] point = new double[variables.size()];
            int from = 0;
            for (List<double[]> grid : grids) {
                double[] own = grid.get((int) ((long) n * grid.size() / longest));
                System.arraycopy(own, 0, point, from, own.length);
                from += own.length;
                point[from++] = 1;
            }
            seeds.add(point);
        }
        return seeds;
    }
}
