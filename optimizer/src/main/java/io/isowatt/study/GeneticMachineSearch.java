package io.isowatt.study;

import io.isowatt.estimate.Estimate;
import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoFront;
import io.isowatt.pareto.Points;
import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchCounts;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchProgress;
import io.isowatt.search.SearchResult;
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
import java.util.function.Supplier;
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
    private final List<CandidateBlock> singles = new ArrayList<>();
    private final Map<String, Long> ruledOut = new LinkedHashMap<>();
    private long acceptedCount;
    private long publishedNanos;

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
        options.progress().begin(0, ParetoFront.empty(problem.objectiveCount()));
        publishedNanos = System.nanoTime();
        List<double[]> grid = problem.coarseGrid((long) (GRID_SHARE * budget));
        GeneticResult result = GeneticSearch.run(
                problem,
                GeneticOptions.of(budget, method.seed())
                        .withThreads(options.threadCount())
                        .withStop(options.stop())
                        .withObserver((count, front) -> show(options.progress(), count, front))
                        .withSeeds(grid));
        for (int i = 0; i < result.evaluatedPoints().size(); i++) {
            take(i, result.evaluatedPoints().get(i));
        }
        List<CandidateBlock> blocks = blocks();
        Candidates source = problem.isContinuous() ? new TriedPoints(problem, result.evaluatedPoints()) : contender;
        ChoiceFinder finder = new ChoiceFinder(request, source, Goals.of(request), ranked(result));
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
                Optional.of(new BestFound(
                        method, result.evaluationCount(), problem.isContinuous(), share(result.front(), options))));
    }

    private void show(SearchProgress progress, long count, Supplier<ParetoFront> front) {
        progress.settle(count);
        if (progress.wants(publishedNanos)) {
            progress.publish(front.get());
            publishedNanos = System.nanoTime();
        }
    }

    /** The front with the ranks of the space, if it has any. */
    private ParetoFront ranked(GeneticResult result) {
        if (problem.isContinuous()) {
            return result.front();
        }
        Points points = new Points(result.front().objectiveCount());
        for (int i = 0; i < result.front().size(); i++) {
            points.add(problem.rank(result.point(i)), result.front().vector(i));
        }
        return ParetoFront.of(points);
    }

    private void take(int number, double[] point) {
        ServingMixedProblem.Finding finding = problem.find(point);
        finding.constraint().ifPresent(name -> ruledOut.merge(name, 1L, Long::sum));
        finding.rejection().ifPresent(reason -> rejected.merge(reason, 1L, Long::sum));
        finding.estimate().ifPresent(estimate -> {
            acceptedCount++;
            if (problem.isContinuous()) {
                singles.add(problem.column(number, point, estimate));
            } else {
                long rank = problem.rank(point);
                byBlock.computeIfAbsent(rank / problem.sweepSize(), block -> new TreeMap<>())
                        .put(rank, estimate);
            }
        });
    }

    private List<CandidateBlock> blocks() {
        List<CandidateBlock> blocks = new ArrayList<>(singles);
        byBlock.forEach((number, estimates) -> blocks.add(problem.columns(number * problem.sweepSize(), estimates)));
        return blocks;
    }

    /** Of the space, or of the points tried in a continuous one, which has no size. */
    private SearchCounts counts() {
        Map<String, Long> byReason = new LinkedHashMap<>();
        for (Rejected.Reason reason : Rejected.Reason.values()) {
            byReason.put(reason.label(), rejected.getOrDefault(reason, 0L));
        }
        if (problem.isContinuous()) {
            long tried = acceptedCount + sum(ruledOut) + sum(byReason);
            return new SearchCounts(tried, ruledOut, byReason, Map.of(), acceptedCount, 0);
        }
        long size = contender.problem().size();
        long unvisited = size - removedCount() - acceptedCount - sum(byReason);
        return new SearchCounts(size, contender.problem().removed(), byReason, Map.of(), acceptedCount, unvisited);
    }

    private long removedCount() {
        return sum(contender.problem().removed());
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The study with steps instead of ranges. */
    private StudyRequest stepped() {
        return new StudyRequest(
                request.title(),
                request.scenarios(),
                request.space().stepped(BestFound.STEP_COUNT),
                request.serviceLevel(),
                request.objectives());
    }

    private OptionalDouble share(ParetoFront found, SearchOptions options) {
        double enumerable = (double) (contender.problem().size() - removedCount())
                * new ServerRanges(request.space().server())
                        .levels(BestFound.STEP_COUNT)
                        .size();
        if (found.objectiveCount() > 3 || enumerable > MOST_ENUMERATED) {
            return OptionalDouble.empty();
        }
        SearchResult whole = ExactSearch.run(
                problem.isContinuous()
                        ? new AggregatedProblem(
                                stepped(),
                                contender.scenarios().get(0),
                                Goals.of(request),
                                AggregatedProblem.PRUNED_FROM)
                        : contender.problem(),
                SearchOptions.threads(options.threadCount()).withStop(options.stop()));
        if (!whole.complete()) {
            return OptionalDouble.empty();
        }
        ParetoFront exact = whole.front();
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
