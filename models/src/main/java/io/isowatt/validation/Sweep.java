package io.isowatt.validation;

import io.isowatt.measured.ServingRow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows among which a buyer would choose: same model, machine, framework, precision and lengths; layout and number of
 * clients vary.
 *
 * @param name model, machine, framework, precision, lengths
 * @param points its rows
 */
public record Sweep(String name, List<Point> points) {

    /**
     * One layout under one load, as predicted by one of the predictors and as measured.
     *
     * @param row what was run
     * @param tpotSeconds time per output token
     * @param outputTokensPerSecondPerGpu output of one GPU
     */
    public record Point(ServingRow row, Pair tpotSeconds, Pair outputTokensPerSecondPerGpu) {}

    /** The sweeps of sound rows with all figures, as the model predicts them. */
    public static List<Sweep> ofModel(List<RowResult> results) {
        return of(results, (row, result) -> {
            Optional<Pair> tpot = Target.TPOT.pair(result);
            Optional<Pair> output = Target.OUTPUT_THROUGHPUT.pair(result);
            return tpot.isPresent() && output.isPresent()
                    ? Optional.of(point(row, tpot.get(), output.get()))
                    : Optional.empty();
        });
    }

    /** The sweeps of the rows that the public predictor answers too, as it predicts them. */
    public static List<Sweep> ofPeer(List<RowResult> results) {
        return of(results, (row, result) -> {
            Optional<Pair> tpot = Target.TPOT.pair(result);
            Optional<Pair> output = Target.OUTPUT_THROUGHPUT.pair(result);
            var peerOutput = Target.outputTokensPerSecond(row, row.peer());
            return tpot.isPresent() && output.isPresent() && peerOutput.isPresent()
                    ? Optional.of(point(
                            row,
                            new Pair(
                                    row.peer().tpotSeconds().getAsDouble(),
                                    tpot.get().measured()),
                            new Pair(peerOutput.getAsDouble(), output.get().measured())))
                    : Optional.empty();
        });
    }

    private interface PointMaker {
        Optional<Point> point(ServingRow row, RowResult result);
    }

    private static Point point(ServingRow row, Pair tpot, Pair output) {
        double G = row.layout().gpuCount();
        return new Point(row, tpot, new Pair(output.predicted() / G, output.measured() / G));
    }

    private static List<Sweep> of(List<RowResult> results, PointMaker maker) {
        Map<String, List<Point>> groups = new LinkedHashMap<>();
        for (RowResult result : results) {
            if (result.row() instanceof ServingRow row && row.sound()) {
                maker.point(row, result)
                        .ifPresent(point -> groups.computeIfAbsent(name(row), n -> new ArrayList<>())
                                .add(point));
            }
        }
        return groups.entrySet().stream()
                .map(group -> new Sweep(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    private static String name(ServingRow row) {
        return String.join(
                " ",
                row.modelName(),
                row.hardwareName(),
                row.framework().displayName(),
                row.layout().weights().label(),
                Math.round(row.workload().promptTokens()) + "/"
                        + Math.round(row.workload().outputTokens()));
    }
}
