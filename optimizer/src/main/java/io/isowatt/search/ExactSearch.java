package io.isowatt.search;

import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Settles every candidate that constraints leave, and keeps the non-dominated ones.
 *
 * <p>First the pilot: every block names a few good candidates, whose front makes the screen. Then the blocks: each
 * candidate is evaluated, rejected, or pruned because a point of the pilot's front dominates whatever it could reach; such a
 * candidate is not on the front, since the point that dominates it is a candidate too. The pilot does not depend on the
 * order of blocks, and the screen on nothing but the pilot; fronts and counts of the workers are put together by operations
 * without order. So front and counts are the same for any number of threads, any shards and any restarts.
 */
public final class ExactSearch {

    /** The reason, after those of the problem, for candidates with an objective that is NaN or infinite. */
    public static final String NOT_FINITE = "objective not finite";

    private final Problem problem;
    private final SearchOptions options;
    private final StopSign sign;
    private final List<BlockEvaluator> evaluators = new ArrayList<>();
    private final BitSet settled = new BitSet();

    private ExactSearch(Problem problem, SearchOptions options) {
        this.problem = problem;
        this.options = options;
        this.sign = new StopSign(options.stop());
    }

    /**
     * Searches the whole space, or as much of it as the options allow; an interrupt of the calling thread is a stop too, and
     * stays set.
     *
     * @throws IllegalArgumentException if the problem's reasons or bounds repeat one another or {@link #NOT_FINITE}
     * @throws IllegalStateException if an evaluation failed, with the failure as its cause; of several that of the
     *     first block
     */
    public static SearchResult run(Problem problem, SearchOptions options) {
        requireUnique("reasons to reject a candidate", reasons(problem));
        requireUnique("bounds", problem.bounds());
        return new ExactSearch(problem, options).result();
    }

    private static List<String> reasons(Problem problem) {
        List<String> reasons = new ArrayList<>(problem.rejectionReasons());
        reasons.add(NOT_FINITE);
        return reasons;
    }

    private static void requireUnique(String what, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("The " + what + " (" + names + ") are not unique.");
        }
    }

    private SearchResult result() {
        for (int i = 0; i < options.threadCount(); i++) {
            evaluators.add(problem.newEvaluator());
        }
        ParetoFront pilot = visit(IntStream.range(0, problem.blockCount()).toArray(), evaluator -> evaluator::pilot);
        long removed =
                problem.removed().values().stream().mapToLong(Long::longValue).sum();
        options.progress().begin(removed, pilot);
        ParetoArchive archive = new ParetoArchive(problem.objectiveCount());
        Tally tally = Tally.of(problem);
        for (BlockOutcome outcome : options.journal().restored()) {
            settled.set(outcome.block());
            tally.add(outcome.tally());
            archive.addAll(outcome.front());
            options.progress().settle(outcome.tally().total());
        }
        int[] keeping = settled.stream().filter(problem::keepsCandidates).toArray();
        if (keeping.length > 0) {
            Screen screen = new FrontScreen(pilot);
            visit(keeping, evaluator -> (block, sink) -> evaluator.evaluate(block, screen, sink));
        }
        List<Worker> workers = new ArrayList<>();
        for (BlockEvaluator evaluator : evaluators) {
            workers.add(new Worker(problem, options, evaluator, pilot, sign));
        }
        if (!sign.isRaised()) {
            int[] blocks = new BlockOrder(problem, options).blocks(pilot, evaluators, sign);
            Crew.work(without(blocks, settled), workers, sign);
        }
        for (Worker worker : workers) {
            archive.addAll(worker.front());
            tally.add(worker.tally());
            settled.or(worker.finished());
        }
        return result(archive.front(), pilot, tally);
    }

    /** Visits blocks without counting; the front of what was accepted. */
    private ParetoFront visit(int[] blocks, Function<BlockEvaluator, UncountedHand.Visit> visits) {
        List<UncountedHand> hands = evaluators.stream()
                .map(evaluator -> new UncountedHand(visits.apply(evaluator), problem.objectiveCount(), sign))
                .toList();
        Crew.work(blocks, hands, sign);
        ParetoFront front = ParetoFront.empty(problem.objectiveCount());
        for (UncountedHand hand : hands) {
            front = front.merge(hand.front());
        }
        return front;
    }

    private SearchResult result(ParetoFront found, ParetoFront pilot, Tally tally) {
        SearchCounts counts = counts(tally);
        if (counts.unvisited() == 0 || !options.shard().isWhole()) {
            return new SearchResult(found, counts, Optional.empty());
        }
        ParetoFront front = found.merge(pilot);
        int[] unvisited = without(IntStream.range(0, problem.blockCount()).toArray(), settled);
        return new SearchResult(front, counts, GapFinder.of(front, pilot, unvisited, evaluators));
    }

    private static int[] without(int[] blocks, BitSet settled) {
        return IntStream.of(blocks).filter(block -> !settled.get(block)).toArray();
    }

    private SearchCounts counts(Tally tally) {
        Map<String, Long> rejected = new LinkedHashMap<>();
        Map<String, Long> pruned = new LinkedHashMap<>();
        List<String> reasons = reasons(problem);
        for (int r = 0; r < reasons.size(); r++) {
            rejected.put(reasons.get(r), tally.rejectedCount(r));
        }
        for (int b = 0; b < problem.bounds().size(); b++) {
            pruned.put(problem.bounds().get(b), tally.prunedCount(b));
        }
        long unvisited = -tally.total();
        for (int b = 0; b < problem.blockCount(); b++) {
            unvisited += problem.blockSize(b);
        }
        return new SearchCounts(problem.size(), problem.removed(), rejected, pruned, tally.acceptedCount(), unvisited);
    }
}
