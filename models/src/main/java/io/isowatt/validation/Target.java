package io.isowatt.validation;

import io.isowatt.measured.Latency;
import io.isowatt.measured.OfflineRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SplitRow;

import java.util.Optional;
import java.util.OptionalDouble;

/** A figure that is judged, each on the rows that tell it fairly. */
public enum Target {
    TPOT("TPOT", "ms", 1e3),
    TTFT("TTFT", "ms", 1e3),
    OUTPUT_THROUGHPUT("output throughput", "tokens/s", 1),
    BOARD_WATTS("board watts, step time given", "W", 1),
    OWN_BOARD_WATTS("board watts, own step time", "W", 1),
    JOULES_PER_TOKEN("joules per output token", "J", 1),
    OFFLINE_THROUGHPUT("offline throughput", "tokens/s per GPU", 1);

    private final String label;
    private final String unit;
    private final double unitsPerSi;

    Target(String label, String unit, double unitsPerSi) {
        this.label = label;
        this.unit = unit;
        this.unitsPerSi = unitsPerSi;
    }

    public String label() {
        return label;
    }

    /** The unit to show it in. */
    public String unit() {
        return unit;
    }

    /** How many of its units make an SI unit. */
    public double unitsPerSi() {
        return unitsPerSi;
    }

    /** The figure of a row in SI units; empty where the row does not tell it or nothing was predicted. */
    public Optional<Pair> pair(RowResult result) {
        return result.prediction().flatMap(p -> {
            if (result.row() instanceof ServingRow row) {
                return ofServing(row, p);
            }
            if (result.row() instanceof SplitRow row) {
                return ofSplit(row, p);
            }
            if (result.row() instanceof PowerRow row) {
                return ofPower(row, p);
            }
            return this == OFFLINE_THROUGHPUT && result.row() instanceof OfflineRow row
                    ? pair(p.outputTokensPerSecond() / row.layout().gpuCount(), row.outputTokensPerSecondPerGpu())
                    : Optional.empty();
        });
    }

    private Optional<Pair> ofServing(ServingRow row, Prediction p) {
        return switch (this) {
            case TPOT -> pair(p.tpotSeconds(), row.measured().tpotSeconds());
            case TTFT ->
                row.protocol().published()
                        ? pair(p.ttftSeconds(), row.measured().ttftSeconds())
                        : Optional.empty();
            case OUTPUT_THROUGHPUT -> pair(p.outputTokensPerSecond(), outputTokensPerSecond(row, row.measured()));
            default -> Optional.empty();
        };
    }

    private Optional<Pair> ofSplit(SplitRow row, Prediction p) {
        return switch (this) {
            case TPOT -> pair(p.tpotSeconds(), row.measured().tpotSeconds());
            case TTFT ->
                row.protocol().published()
                        ? pair(p.ttftSeconds(), row.measured().ttftSeconds())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Pair> ofPower(PowerRow row, Prediction p) {
        return switch (this) {
            case BOARD_WATTS ->
                row.stepSeconds().isPresent() ? pair(p.boardWatts(), row.boardWatts()) : Optional.empty();
            case OWN_BOARD_WATTS -> pair(p.ownBoardWatts(), row.boardWatts());
            case JOULES_PER_TOKEN -> pair(p.joulesPerOutputToken(), row.joulesPerOutputToken());
            default -> Optional.empty();
        };
    }

    private static Optional<Pair> pair(double predicted, OptionalDouble measured) {
        return measured.isPresent() && Double.isFinite(predicted)
                ? Optional.of(new Pair(predicted, measured.getAsDouble()))
                : Optional.empty();
    }

    /** Output of the replica that follows from latencies: clients·o/(TTFT + TPOT·(o − 1)). */
    static OptionalDouble outputTokensPerSecond(ServingRow row, Latency latency) {
        if (latency.ttftSeconds().isEmpty() || latency.tpotSeconds().isEmpty()) {
            return OptionalDouble.empty();
        }
        double o = row.workload().meanOutputTokens();
        double seconds =
                latency.ttftSeconds().getAsDouble() + latency.tpotSeconds().getAsDouble() * (o - 1);
        return OptionalDouble.of(row.clientCount() * o / seconds);
    }
}
