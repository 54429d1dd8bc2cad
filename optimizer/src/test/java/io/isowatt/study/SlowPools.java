package io.isowatt.study;

import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DisaggregatedEstimator;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.PrefillEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.Blocks;
import io.isowatt.space.serving.Pools;
import io.isowatt.space.serving.ServingSpace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** Everything that a contender can be, aggregated and as pools, each estimated by itself. The oracle of the search of pools. */
final class SlowPools {

    static final Comparator<List<Double>> ORDER = (a, b) -> {
        for (int k = 0; k < a.size(); k++) {
            int order = Double.compare(a.get(k), b.get(k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final StudyRequest request;
    private final List<double[]> vectors = new ArrayList<>();
    private Optional<Estimate> best = Optional.empty();
    long size;
    long removedCount;
    long feasibleCount;

    SlowPools(StudyRequest request, MachineResult machine) {
        this.request = request;
        boolean mixed = machine.id().equals(Entry.MIXED);
        for (Scenario decode : machine.scenarios()) {
            if (!mixed && request.space().aggregated()) {
                aggregated(decode);
            }
            for (Scenario prefill : machine.scenarios()) {
                boolean same = prefill.hardware().id().equals(decode.hardware().id());
                if (same != mixed) {
                    pools(prefill, decode);
                }
            }
        }
    }

    private void aggregated(Scenario scenario) {
        SlowSearch slow = new SlowSearch(request, scenario);
        size += new ServingSpace(request.space(), scenario.model(), scenario.hardware(), scenario.settings())
                .space()
                .size();
        removedCount +=
                slow.removed.values().stream().mapToLong(Long::longValue).sum();
        slow.feasible.forEach(candidate -> take(candidate.estimate()));
    }

    private void pools(Scenario prefill, Scenario decode) {
        ServingSpace prefillSpace =
                ServingSpace.prefill(request.space(), prefill.model(), prefill.hardware(), prefill.settings());
        ServingSpace decodeSpace =
                ServingSpace.decode(request.space(), decode.model(), decode.hardware(), decode.settings());
        Pools pools = request.space().pools().orElseThrow();
        long workers = (long) pools.prefillWorkerCounts().size()
                * pools.decodeWorkerCounts().size();
        long all = prefillSpace.space().size() * decodeSpace.space().size() * workers;
        List<int[]> takers = layouts(prefillSpace);
        List<int[]> decoders = layouts(decodeSpace);
        size += all;
        removedCount += all - takers.size() * (long) decoders.size() * decodeSpace.concurrencies().length * workers;
        for (int[] decoder : decoders) {
            DecodeEstimator decoding =
                    new DecodeEstimator(decode.with(decodeSpace.settings(decoder)), decodeSpace.layout(decoder));
            for (int[] taker : takers) {
                PrefillEstimator taking =
                        new PrefillEstimator(prefill.with(prefillSpace.settings(taker)), prefillSpace.layout(taker));
                boolean fits = decoding.rejection().isEmpty()
                        && taking.rejection().isEmpty()
                        && taking.worker().layout().cacheBytesPerElement()
                                == decoding.layout().cacheBytesPerElement();
                for (int running : decodeSpace.concurrencies()) {
                    if (fits && running <= decoding.sequenceLimitCount()) {
                        pairs(pools, decode, taking, decoding, running);
                    }
                }
            }
        }
    }

    private void pairs(Pools pools, Scenario decode, PrefillEstimator taking, DecodeEstimator decoding, int running) {
        DisaggregatedEstimator estimator = new DisaggregatedEstimator(decode);
        for (int x : pools.prefillWorkerCounts()) {
            for (int y : pools.decodeWorkerCounts()) {
                estimator
                        .estimate(taking.worker(), x, decoding.worker(running), y)
                        .filter(estimate -> estimate.gpuCount() <= pools.mostGpuCount())
                        .filter(estimate -> estimate.performance().ttftSeconds()
                                <= request.serviceLevel().ttftSeconds())
                        .ifPresent(this::take);
            }
        }
    }

    private static List<int[]> layouts(ServingSpace space) {
        Blocks blocks = space.space().blocks();
        List<int[]> layouts = new ArrayList<>();
        for (int b = 0; b < blocks.count(); b++) {
            int[] indices = new int[space.space().axes().size() - 1];
            blocks.readIndices(b, indices);
            layouts.add(indices);
        }
        return layouts;
    }

    private void take(Estimate estimate) {
        feasibleCount++;
        boolean inTime =
                estimate.performance().tpotSeconds() <= request.serviceLevel().plannedTpotSeconds();
        if (inTime
                && best.map(other -> request.prefers(figures(estimate), figures(other)))
                        .orElse(true)) {
            best = Optional.of(estimate);
        }
        vectors.add(request.objectives().stream()
                .mapToDouble(metric -> metric.of(estimate))
                .toArray());
    }

    private IntToDoubleFunction figures(Estimate estimate) {
        return k -> request.objectives().get(k).of(estimate);
    }

    /** The objectives of the best candidate within the TPOT limit. */
    Optional<List<Double>> best() {
        return best.map(estimate ->
                request.objectives().stream().map(metric -> metric.of(estimate)).toList());
    }

    /** The vectors that no other one dominates. */
    Set<List<Double>> front() {
        return PoolSearchLawsTest.front(request, vectors);
    }
}
