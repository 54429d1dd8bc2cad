package io.isowatt.study;

import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DecodeWorker;
import io.isowatt.estimate.DisaggregatedEstimator;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.pareto.Points;
import io.isowatt.search.BlockEvaluator;
import io.isowatt.search.Screen;
import io.isowatt.search.Sink;
import io.isowatt.serving.Rejected;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** One thread's evaluator of pairs of pools: a block is one decode layout with everything that can stand beside it. */
final class PoolEvaluator implements BlockEvaluator {

    /** Busy shares this far above one are no rounding. */
    private static final double CERTAINLY_BUSY = 1 + 1e-12;

    private final DisaggregatedProblem problem;
    private final DisaggregatedEstimator pairs;
    private final Goals goals;
    private final int[] running;
    private final int[] prefillWorkers;
    private final int[] decodeWorkers;
    private final double[] vector;
    private final double[] ofFewest;
    private final double[] ofMost;

    PoolEvaluator(DisaggregatedProblem problem) {
        this.problem = problem;
        this.pairs = new DisaggregatedEstimator(problem.scenario());
        this.goals = problem.goals();
        this.running = problem.running();
        this.prefillWorkers = problem.prefillWorkers();
        this.decodeWorkers = problem.decodeWorkers();
        this.vector = new double[goals.count()];
        this.ofFewest = new double[goals.count()];
        this.ofMost = new double[goals.count()];
    }

    private long worksOfOnePair() {
        return (long) prefillWorkers.length * decodeWorkers.length;
    }

    @Override
    public void evaluate(int block, Screen screen, Sink sink) {
        DecodeEstimator decode = problem.decode(block);
        PrefillChoices prefill = problem.prefill();
        Optional<Rejected> rejection = decode.rejection();
        if (rejection.isPresent()) {
            sink.reject(rejection.get().reason().ordinal(), problem.blockSize(block));
            return;
        }
        int fitting = problem.runningUpTo(decode.sequenceLimitCount());
        long each = worksOfOnePair();
        sink.reject(Rejected.Reason.CONCURRENCY.ordinal(), (running.length - fitting) * prefill.blockCount() * each);
        for (Rejected.Reason reason : Rejected.Reason.values()) {
            sink.reject(reason.ordinal(), fitting * prefill.rejectedCount(reason) * each);
        }
        double cacheBytes = decode.layout().cacheBytesPerElement();
        sink.reject(DisaggregatedProblem.CACHES, fitting * prefill.mismatchedCount(cacheBytes) * each);
        sink.prune(DisaggregatedProblem.WORSE_PREFILL, fitting * prefill.beatenCount(cacheBytes) * each);
        List<PrefillChoices.Choice> choices = prefill.best(cacheBytes);
        if (choices.isEmpty()) {
            return;
        }
        PoolBound bound = problem.bound(cacheBytes);
        SweepSegments segments = problem.segments();
        for (int s = 0; s < segments.count() && segments.start(s) < fitting; s++) {
            int from = segments.start(s);
            int to = Math.min(segments.end(s), fitting);
            DecodeWorker first = decode.worker(running[from]);
            long whole = choices.size() * each;
            if (settled(bound, first, (double) running[from] / running[to - 1], (to - from) * whole, screen, sink)) {
                continue;
            }
            for (int i = from; i < to; i++) {
                DecodeWorker worker = i == from ? first : decode.worker(running[i]);
                if (to - from == 1 || !settled(bound, worker, 1, whole, screen, sink)) {
                    pairs(block, i, worker, choices, screen, sink);
                }
            }
        }
    }

    /** Whether the bound settles so many candidates at once. */
    private boolean settled(
            PoolBound bound, DecodeWorker worker, double priceFraction, long count, Screen screen, Sink sink) {
        if (bound.ttftSeconds(worker) > problem.serviceLevel().ttftSeconds()) {
            sink.reject(Rejected.Reason.TTFT.ordinal(), count);
            return true;
        }
        bound.read(worker, priceFraction, vector);
        if (screen.excludes(vector)) {
            sink.prune(DisaggregatedProblem.BEATEN, count);
            return true;
        }
        return false;
    }

    /** All numbers of workers of a decode worker and all prefill workers. */
    private void pairs(
            int block, int place, DecodeWorker decode, List<PrefillChoices.Choice> choices, Screen screen, Sink sink) {
        for (int yi = 0; yi < decodeWorkers.length; yi++) {
            for (PrefillChoices.Choice choice : choices) {
                pair(problem.rank(choice.rank(), block, place, yi, 0), choice.worker(), decode, yi, screen, sink);
            }
        }
    }

    /**
     * All numbers of prefill workers beside a decode pool. More of them cost more and never delay the first token, while the
     * transfer stays on the same links; so the least of both ends bounds what lies between.
     */
    private void pair(long firstRank, PrefillWorker prefill, DecodeWorker decode, int yi, Screen screen, Sink sink) {
        int y = decodeWorkers[yi];
        int allowed = problem.allowedCount(prefill, decode, y);
        long decodeGpus = (long) y * decode.gpuCount();
        double rate = y * decode.service().requestsPerSecond();
        int low = 0;
        while (low < allowed && rate * prefill.service().secondsPerPrompt() >= prefillWorkers[low] * CERTAINLY_BUSY) {
            low++;
        }
        Optional<Estimate> least = Optional.empty();
        while (low < allowed) {
            least = pairs.estimate(prefill, prefillWorkers[low], decode, y);
            if (least.isPresent()) {
                break;
            }
            low++;
        }
        sink.reject(DisaggregatedProblem.TOO_MANY_GPUS, prefillWorkers.length - allowed);
        sink.reject(DisaggregatedProblem.TOO_SLOW, low);
        if (least.isEmpty()) {
            return;
        }
        int inDomain = low;
        long domain = decode.hardware().scaleUpGpuCount();
        while (inDomain < allowed && decodeGpus + (long) prefillWorkers[inDomain] * prefill.gpuCount() <= domain) {
            inDomain++;
        }
        range(firstRank, prefill, decode, y, low, inDomain, low < inDomain ? least.get() : null, screen, sink);
        range(firstRank, prefill, decode, y, inDomain, allowed, low == inDomain ? least.get() : null, screen, sink);
    }

    private void range(
            long firstRank,
            PrefillWorker prefill,
            DecodeWorker decode,
            int y,
            int from,
            int to,
            @Nullable Estimate first,
            Screen screen,
            Sink sink) {
        if (from >= to) {
            return;
        }
        Optional<Estimate> begin =
                first == null ? pairs.estimate(prefill, prefillWorkers[from], decode, y) : Optional.of(first);
        if (to - from > 2 && begin.isPresent()) {
            Estimate end =
                    pairs.estimate(prefill, prefillWorkers[to - 1], decode, y).orElseThrow();
            if (problem.isLate(end)) {
                sink.reject(Rejected.Reason.TTFT.ordinal(), to - from);
                return;
            }
            goals.read(begin.get(), ofFewest);
            goals.read(end, ofMost);
            for (int k = 0; k < vector.length; k++) {
                double least = Math.min(ofFewest[k], ofMost[k]);
                vector[k] = least - Math.abs(least) * PoolBound.ROUNDING;
            }
            if (screen.excludes(vector)) {
                sink.prune(DisaggregatedProblem.BEATEN, to - from);
                return;
            }
        }
        for (int xi = from; xi < to; xi++) {
            Optional<Estimate> estimate = xi == from ? begin : pairs.estimate(prefill, prefillWorkers[xi], decode, y);
            if (estimate.isEmpty()) {
                sink.reject(DisaggregatedProblem.TOO_SLOW, 1);
            } else if (problem.isLate(estimate.get())) {
                sink.reject(Rejected.Reason.TTFT.ordinal(), 1);
            } else {
                goals.read(estimate.get(), vector);
                sink.accept(firstRank + xi, vector);
            }
        }
    }

    /** A coarse sweep of each decode layout, with the fewest prefill workers that keep up and keep the limit. */
    @Override
    public void pilot(int block, Sink sink) {
        DecodeEstimator decode = problem.decode(block);
        List<PrefillChoices.Choice> choices =
                problem.prefill().best(decode.layout().cacheBytesPerElement());
        if (decode.rejection().isPresent() || choices.isEmpty()) {
            return;
        }
        int fitting = problem.runningUpTo(decode.sequenceLimitCount());
        SweepSegments pilots = problem.pilots();
        CandidateBlock columns = problem.newColumns(decode);
        for (int s = 0; s < pilots.count() && pilots.start(s) < fitting; s++) {
            int place = pilots.start(s);
            DecodeWorker worker = decode.worker(running[place]);
            for (int yi = 0; yi < decodeWorkers.length; yi++) {
                for (PrefillChoices.Choice choice : choices) {
                    long firstRank = problem.rank(choice.rank(), block, place, yi, 0);
                    fewest(firstRank, choice.worker(), worker, decodeWorkers[yi], columns, sink);
                }
            }
        }
        problem.store(block, columns);
    }

    private void fewest(
            long firstRank, PrefillWorker prefill, DecodeWorker decode, int y, CandidateBlock columns, Sink sink) {
        sink.stillWorking();
        int allowed = problem.allowedCount(prefill, decode, y);
        double busy =
                y * decode.service().requestsPerSecond() * prefill.service().secondsPerPrompt();
        for (int xi = 0; xi < allowed; xi++) {
            if (busy < prefillWorkers[xi]) {
                Optional<Estimate> estimate = pairs.estimate(prefill, prefillWorkers[xi], decode, y);
                if (estimate.isPresent() && !problem.isLate(estimate.get())) {
                    goals.read(estimate.get(), vector);
                    problem.keep(firstRank + xi, estimate.get(), vector, columns);
                    sink.accept(firstRank + xi, vector);
                    return;
                }
            }
        }
    }

    @Override
    public void optimistic(int block, Points bounds) {
        DecodeEstimator decode = problem.decode(block);
        if (decode.rejection().isPresent()) {
            return;
        }
        double cacheBytes = decode.layout().cacheBytesPerElement();
        if (problem.prefill().best(cacheBytes).isEmpty()) {
            return;
        }
        PoolBound bound = problem.bound(cacheBytes);
        int fitting = problem.runningUpTo(decode.sequenceLimitCount());
        SweepSegments segments = problem.segments();
        for (int s = 0; s < segments.count() && segments.start(s) < fitting; s++) {
            int last = Math.min(segments.end(s), fitting) - 1;
            DecodeWorker first = decode.worker(running[segments.start(s)]);
            if (bound.ttftSeconds(first) <= problem.serviceLevel().ttftSeconds()) {
                bound.read(first, (double) running[segments.start(s)] / running[last], vector);
                bounds.add(block, vector);
            }
        }
    }
}
