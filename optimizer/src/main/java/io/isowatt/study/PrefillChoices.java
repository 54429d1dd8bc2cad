package io.isowatt.study;

import io.isowatt.estimate.PrefillEstimator;
import io.isowatt.estimate.PrefillWorker;
import io.isowatt.power.PowerBoundary;
import io.isowatt.serving.KvPort;
import io.isowatt.serving.Rejected;
import io.isowatt.space.Blocks;
import io.isowatt.space.serving.ServingSpace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The workers that a prefill pool can be made of, on one machine or several, without those that another worker equals or beats
 * in everything.
 *
 * <p>A pair of pools depends on its prefill worker through the numbers of {@link PrefillWorker} alone, and each figure of the
 * pair is monotone in each of them ({@link io.isowatt.estimate.DisaggregatedEstimator}). So for any decode pool and any numbers
 * of workers, the better worker makes a pair that is no worse in any figure and breaks no limit that the other keeps: what is
 * left out is never missed on a front. (Totals over pools of different sizes are rounded in their last digit; a pair that is
 * better by that alone may be missed.)
 */
final class PrefillChoices {

    /** A worker that is left, and its rank in the spaces of all machines together. */
    record Choice(long rank, PrefillWorker worker) {}

    private final PrefillSpaces spaces;
    private final Map<String, Long> removed = new LinkedHashMap<>();
    private final long[] rejected = new long[Rejected.Reason.values().length];
    private final Map<Double, List<Choice>> all = new LinkedHashMap<>();
    private final Map<Double, List<Choice>> best = new LinkedHashMap<>();
    private long blockCount;

    PrefillChoices(PrefillSpaces spaces) {
        this.spaces = spaces;
        for (int machine = 0; machine < spaces.machineCount(); machine++) {
            add(machine);
        }
        all.forEach((cacheBytes, choices) -> best.put(cacheBytes, undominated(choices)));
    }

    private void add(int machine) {
        ServingSpace space = spaces.space(machine);
        Blocks blocks = space.space().blocks();
        blocks.removed().forEach((name, count) -> removed.merge(name, count, Long::sum));
        blockCount += blocks.count();
        int[] indices = new int[space.space().axes().size() - 1];
        for (int b = 0; b < blocks.count(); b++) {
            blocks.readIndices(b, indices);
            PrefillEstimator estimator = spaces.estimator(machine, indices);
            Optional<Rejected> rejection = estimator.rejection();
            if (rejection.isPresent()) {
                rejected[rejection.get().reason().ordinal()]++;
            } else {
                Choice choice = new Choice(spaces.firstRank(machine) + blocks.firstRank(b), estimator.worker());
                all.computeIfAbsent(estimator.worker().layout().cacheBytesPerElement(), bytes -> new ArrayList<>())
                        .add(choice);
            }
        }
    }

    private static List<Choice> undominated(List<Choice> choices) {
        double[][] numbers =
                choices.stream().map(choice -> numbers(choice.worker())).toArray(double[][]::new);
        List<Choice> kept = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            boolean beaten = false;
            for (int j = 0; j < numbers.length && !beaten; j++) {
                beaten = i != j
                        && coversOrEquals(numbers[j], numbers[i])
                        && (j < i || !Arrays.equals(numbers[j], numbers[i]));
            }
            if (!beaten) {
                kept.add(choices.get(i));
            }
        }
        return List.copyOf(kept);
    }

    private static boolean coversOrEquals(double[] better, double[] worse) {
        for (int k = 0; k < better.length; k++) {
            if (better[k] > worse[k]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Everything a pair depends on, less is better. Fewer GPUs may move the transfer into the scale-up domain, which must then
     * be no slower than the network: where it is slower, its time stands for both.
     */
    private static double[] numbers(PrefillWorker worker) {
        KvPort port = worker.service().port();
        double[] fixed = {
            worker.gpuCount(),
            worker.service().promptSeconds(),
            worker.service().crowdedSeconds(),
            worker.service().secondsPerPrompt(),
            worker.dollarsPerSecond(),
            Math.max(port.networkSeconds(), port.domainSeconds()),
            port.domainSeconds(),
            -port.rankCount(),
            Math.max(port.networkLatencySeconds(), port.domainLatencySeconds()),
            port.domainLatencySeconds()
        };
        PowerBoundary[] boundaries = PowerBoundary.values();
        double[] numbers = Arrays.copyOf(fixed, fixed.length + 2 * boundaries.length);
        for (PowerBoundary boundary : boundaries) {
            int at = fixed.length + 2 * boundary.ordinal();
            numbers[at] = worker.power().watts(boundary, 1, 0);
            numbers[at + 1] = worker.power().watts(boundary, 0, 1);
        }
        return numbers;
    }

    /** All candidates of the prefill pool alone, on all machines. */
    long size() {
        return spaces.size();
    }

    /** Those that no constraint removes. */
    long blockCount() {
        return blockCount;
    }

    /** Those that constraints remove, by name. */
    Map<String, Long> removed() {
        return removed;
    }

    /** Those that cannot take a prompt, for a reason. */
    long rejectedCount(Rejected.Reason reason) {
        return rejected[reason.ordinal()];
    }

    /** Those that can, with another KV cache than one of so many bytes per element. */
    long mismatchedCount(double cacheBytesPerElement) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey() != cacheBytesPerElement)
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }

    /** Those with such a KV cache that another one equals or beats. */
    long beatenCount(double cacheBytesPerElement) {
        return all.getOrDefault(cacheBytesPerElement, List.of()).size()
                - (long) best(cacheBytesPerElement).size();
    }

    /** Those with such a KV cache that are left, by rank. */
    List<Choice> best(double cacheBytesPerElement) {
        return best.getOrDefault(cacheBytesPerElement, List.of());
    }
}
