package io.isowatt.fitting;

import io.isowatt.hardware.Hardware;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the kernels of several chips and frameworks say about the shared constants. */
final class KernelConclusions {

    static final String EXPERT_READ = "kernels.expert-read";

    /** Constants that are factors on the reading of other experts. */
    private static final List<String> FACTORS =
            List.of("kernels.int4-expert-read", "kernels.blackwell-int4-expert-read");

    /**
     * What kernel tables say about one constant.
     *
     * @param value geometric mean over chips (and frameworks, where they share it)
     * @param errorFraction standard deviation of its logarithm: spread between tables and error of each together
     * @param sampleCount measurements behind it
     * @param machines names of the chips
     */
    record Estimate(double value, double errorFraction, long sampleCount, SortedSet<String> machines) {}

    private record Vote(RobustFit.Estimate found, String machine) {}

    private final Map<String, List<Vote>> votes = new TreeMap<>();

    void add(String path, RobustFit.Estimate found, Hardware machine) {
        votes.computeIfAbsent(path, unused -> new ArrayList<>())
                .add(new Vote(found, machine.accelerator().name()));
    }

    void addAll(KernelConclusions other) {
        other.votes.forEach((path, list) ->
                votes.computeIfAbsent(path, unused -> new ArrayList<>()).addAll(list));
    }

    /** Estimates by path of the constant. */
    Map<String, Estimate> estimates() {
        Map<String, Estimate> estimates = new TreeMap<>();
        votes.forEach((path, list) -> estimates.put(path, estimate(list)));
        Estimate others = estimates.get(EXPERT_READ);
        for (String path : FACTORS) {
            Estimate own = estimates.remove(path);
            if (own != null && others != null) {
                estimates.put(
                        path,
                        new Estimate(
                                own.value() / others.value(), own.errorFraction(), own.sampleCount(), own.machines()));
            }
        }
        return estimates;
    }

    private static Estimate estimate(List<Vote> votes) {
        double[] logarithms = votes.stream()
                .mapToDouble(vote -> Math.log(vote.found().value()))
                .toArray();
        double mean = Arrays.stream(logarithms).average().orElseThrow();
        double spread = Arrays.stream(logarithms)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / Math.max(votes.size() - 1, 1);
        double own = votes.stream()
                .mapToDouble(vote -> vote.found().errorFraction() * vote.found().errorFraction())
                .average()
                .orElseThrow();
        SortedSet<String> machines = new TreeSet<>();
        votes.forEach(vote -> machines.add(vote.machine()));
        return new Estimate(
                Math.exp(mean),
                Math.sqrt(spread + own),
                votes.stream().mapToLong(vote -> vote.found().sampleCount()).sum(),
                Collections.unmodifiableSortedSet(machines));
    }
}
