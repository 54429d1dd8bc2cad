package io.isowatt.validation;

import io.isowatt.measured.Latency;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SplitRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The model beside the public predictor, on the rows that both answer.
 *
 * @param ownElsewhereCount rows that only the model answers
 * @param own errors of the model
 * @param peer errors of the public predictor on the same rows
 * @param closerCount rows on which the model is closer
 */
public record HeadToHead(int ownElsewhereCount, Errors own, Errors peer, int closerCount) {

    /** Compares TPOT or TTFT. */
    public static HeadToHead of(Target target, List<RowResult> results) {
        List<Pair> own = new ArrayList<>();
        List<Pair> peer = new ArrayList<>();
        int elsewhere = 0;
        int closer = 0;
        for (RowResult result : results) {
            Optional<Pair> pair = target.pair(result);
            if (pair.isEmpty()) {
                continue;
            }
            OptionalDouble said = figure(target, peer(result.row()));
            if (said.isEmpty()) {
                elsewhere++;
                continue;
            }
            Pair other = new Pair(said.getAsDouble(), pair.get().measured());
            own.add(pair.get());
            peer.add(other);
            closer += Math.abs(pair.get().errorFraction()) < Math.abs(other.errorFraction()) ? 1 : 0;
        }
        return new HeadToHead(elsewhere, Errors.of(own), Errors.of(peer), closer);
    }

    private static Latency peer(MeasuredRow row) {
        return row instanceof ServingRow serving
                ? serving.peer()
                : row instanceof SplitRow split ? split.peer() : Latency.UNKNOWN;
    }

    private static OptionalDouble figure(Target target, Latency latency) {
        return target == Target.TTFT ? latency.ttftSeconds() : latency.tpotSeconds();
    }
}
