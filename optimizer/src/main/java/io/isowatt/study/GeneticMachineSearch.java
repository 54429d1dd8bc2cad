package io.isowatt.study;

import io.isowatt.estimate.Estimate;
import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchCounts;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.genetic.GeneticOptions;
import io.isowatt.search.genetic.GeneticResult;
import io.isowatt.search.genetic.GeneticSearch;
import io.isowatt.serving.Rejected;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The genetic search of one machine: what it evaluated, in the form in which the exact search tells it. */
final class GeneticMachineSearch {

    /** Spaces with no more candidates are searched exactly too, to say how near the front comes. */
    private static final long MOST_ENUMERATED = 1_000_000;

    /** Share of the evaluations that go to a coarse grid first. */
    private static final double GRID_SHARE = 0.4;

    private final StudyRequest request;
    private final SearchMethod.Genetic method;
    private final Contender contender;
    private final ServingMixedProblem problem;
    private final Map<Rejected.Reason, Long> rejected = new EnumMap<>(Rejected.Reason.class);
    private final Map<Long, TreeMap<Long, Estimate>> byBlock = new TreeMap<>();
    private long acceptedCount;

    GeneticMachineSearch(StudyRequest request, SearchMethod.Genetic method, Contender contender) {
        this.request = request;
        this.method = method;
        this.contender = contender;
        this.problem = new ServingMixedProblem(request, contender.scenarios().get(0));
    }

    MachineResult run(SearchOptions options) {
        long budget = options.mostCandidates() == Long.MAX_VALUE
                ? method.evaluationCount()
                : Math.max(1, Math.min(options.mostCandidates(), SearchMethod.Genetic.MOST_EVALUATIONS));
        List<double[]> grid = problem.coarseGrid((long) (GRID_SHARE * budget));
        GeneticResult result = GeneticSearch.run(
                problem,
                GeneticOptions.of(budget, method.seed())
                        .withThreads(options.threadCount())
                        .withStop(options.stop())
                        .withSeeds(grid));
        options.progress().settle(result.evaluationCount());
        result.evaluatedPoints().forEach(this::take);
        List<CandidateBlock> blocks = blocks();
        ChoiceFinder finder = new ChoiceFinder(request, contender, Goals.of(request), ranked(result));
        return new MachineResult(
                contender.id(),
                contender.name(),
                contender.scenarios(),
                counts(),
                false,
                Optional.empty(),
                finder.asked(),
                blocks,
                finder.find(blocks),
                Optional.of(new BestFound(method, result.evaluationCount(), share(result.front(), options))));
    }

    /** The front with the ranks of the space. */
    private ParetoFront ranked(GeneticResult result) {
        Points points = new Points(result.front().objectiveCount());
        for (int i = 0; i < result.front().size(); i++) {
            points.add(problem.rank(result.point(i)), result.front().vector(i));
        }
        return ParetoFront.of(points);
    }

    private void take(double[] point) {
        ServingMixedProblem.Finding finding = problem.find(point);
        finding.rejection().ifPresent(reason -> rejected.merge(reason, 1L, Long::sum));
        finding.estimate().ifPresent(estimate -> {
            long rank = problem.rank(point);
            byBlock.computeIfAbsent(rank / problem.sweepSize(), block -> new TreeMap<>())
                    .put(rank, estimate);
            acceptedCount++;
        });
    }

    private List<CandidateBlock> blocks() {
        List<CandidateBlock> blocks = new ArrayList<>();
        byBlock.forEach((number, estimates) -> blocks.add(problem.columns(number * problem.sweepSize(), estimates)));
        return blocks;
    }

    private SearchCounts counts() {
        long size = contender.problem().size();
        Map<String, Long> byReason = new LinkedHashMap<>();
        for (Rejected.Reason reason : Rejected.Reason.values()) {
            byReason.put(reason.label(), rejected.getOrDefault(reason, 0L));
        }
        long unvisited = size - removedCount() - acceptedCount;
        for (long count : byReason.values()) {
            unvisited -= count;
        }
        return new SearchCounts(size, contender.problem().removed(), byReason, Map.of(), acceptedCount, unvisited);
    }

    private long removedCount() {
        return contender.problem().removed().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private OptionalDouble share(ParetoFront found, SearchOptions options) {
        if (found.objectiveCount() > 3 || contender.problem().size() - removedCount() > MOST_ENUMERATED) {
            return OptionalDouble.empty();
        }
        ParetoFront exact = ExactSearch.run(
                        contender.problem(),
                        SearchOptions.threads(options.threadCount()).withStop(options.stop()))
                .front();
        double[] corner = new double[exact.objectiveCount()];
        for (int k = 0; k < corner.length; k++) {
            int objective = k;
            corner[k] = IntStream.range(0, exact.size())
                    .mapToDouble(i -> exact.value(i, objective))
                    .max()
                    .orElse(0);
        }
        double volume = Hypervolume.of(exact, corner);
        return volume > 0 ? OptionalDouble.of(Hypervolume.of(found, corner) / volume) : OptionalDouble.empty();
    }
}
