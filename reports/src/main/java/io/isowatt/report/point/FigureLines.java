package io.isowatt.report.point;

import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.table.WrappedText;
import io.isowatt.serving.Memory;
import io.isowatt.uncertainty.Band;
import io.isowatt.uncertainty.Uncertainty;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.Unit;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Lines on one deployment: a label, a figure, and its band or what it is a part of.
 *
 * @param columnCount no line is longer
 * @param unicode whether letters beyond ASCII can be shown
 */
public record FigureLines(int columnCount, boolean unicode) {

    private static final int LABEL_COLUMNS = 42;
    private static final int VALUE_COLUMNS = 14;
    private static final int BAR_COLUMNS = 20;
    private static final int DIGITS = 4;

    static String number(double value) {
        return Quantity.number(value, DIGITS);
    }

    /** One of the metrics with its band. */
    void figure(
            StringBuilder text, String label, Metric metric, String unit, Estimate estimate, Uncertainty uncertainty) {
        double value = metric.of(estimate);
        Band band = Band.of(value, metric.spread(uncertainty, estimate));
        line(text, label, number(value) + unit, band(band, FigureLines::brief));
    }

    String band(Band band, DoubleFunction<String> format) {
        return band.high() > band.low()
                ? "80 % band " + format.apply(band.low()) + (unicode ? "–" : "-") + format.apply(band.high())
                : "";
    }

    /** Both ends in the unit of the upper one. */
    String secondsBand(Band band) {
        double unit = band.high() >= 1 ? 1 : band.high() >= 1e-3 ? 1e-3 : 1e-6;
        String symbol = unit == 1 ? " s" : unit == 1e-3 ? " ms" : " us";
        return band(band, value -> brief(value / unit)) + symbol;
    }

    /** Three digits, large numbers in thousands or millions. */
    static String brief(double value) {
        if (value >= 1e6) {
            return Quantity.number(value / 1e6, 3) + "M";
        }
        return value >= 1e4 ? Quantity.number(value / 1e3, 3) + "k" : Quantity.number(value, 3);
    }

    String share(double fraction) {
        String bar = (unicode ? "█" : "#").repeat((int) Math.round(fraction * BAR_COLUMNS));
        String percent = Math.round(100 * fraction) + " %";
        return " ".repeat(Math.max(5 - percent.length(), 0)) + percent + " " + bar;
    }

    /** How the memory of a GPU is used. */
    void memory(StringBuilder text, Memory memory) {
        line(text, "Memory of one GPU, usable", gibibytes(memory.usableBytes()), "");
        line(text, "  weights", gibibytes(memory.weightBytes()), "");
        line(text, "  activations, graphs, collectives", gibibytes(memory.reserveBytes()), "");
        boolean fits = memory.cacheBytes() > 0;
        line(text, "  left for the KV cache", fits ? gibibytes(memory.cacheBytes()) : "none", "");
        line(text, "  KV cache of one token", number(memory.cacheBytesPerToken() / 1e3) + " kB", "");
    }

    /** Watts and output per megawatt at every boundary. */
    void power(StringBuilder text, double pueFraction, Estimate estimate, Uncertainty uncertainty) {
        text.append("Power of one GPU\n");
        for (PowerBoundary boundary : PowerBoundary.values()) {
            double watts = estimate.wattsPerGpu(boundary);
            Band band = Band.of(watts, uncertainty.spread(uncertainty.watts(boundary)));
            line(
                    text,
                    "  " + boundary.id() + note(boundary, pueFraction),
                    number(watts) + " W",
                    band(band, FigureLines::brief));
        }
        text.append("Output per MW\n");
        for (PowerBoundary boundary : PowerBoundary.values()) {
            double perMegawatt =
                    estimate.outputTokensPerSecond() / (estimate.wattsPerGpu(boundary) * estimate.gpuCount() / 1e6);
            Band band = Band.of(
                    perMegawatt,
                    Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT.at(boundary).spread(uncertainty, estimate));
            line(text, "  " + boundary.id(), number(perMegawatt) + " tok/s", band(band, FigureLines::brief));
        }
        figure(
                text,
                "Energy of an output token, " + estimate.boundary().id(),
                Metric.JOULES_PER_TOKEN,
                " J",
                estimate,
                uncertainty);
    }

    /** What a million tokens cost, and a GPU. */
    void cost(StringBuilder text, String price, Estimate estimate, Uncertainty uncertainty) {
        figure(
                text,
                "Cost of a million output tokens, " + price,
                Metric.COST_PER_MILLION_TOKENS,
                " USD",
                estimate,
                uncertainty);
        line(text, "  price of a GPU-hour", number(estimate.dollarsPerGpuSecond() * 3600) + " USD", "");
    }

    /** What the bands mean, and why they are as wide as they are. */
    void certainty(StringBuilder text, Uncertainty uncertainty) {
        text.append('\n');
        wrapped(text, "80 % band: the truth lies inside with a probability of 80 %. The price is taken as known.");
        String origin = uncertainty.origin().description();
        wrapped(text, origin.substring(0, 1).toUpperCase(Locale.ROOT) + origin.substring(1) + ".");
    }

    void wrapped(StringBuilder text, String sentence) {
        text.append(WrappedText.of(sentence, "", columnCount));
    }

    private static String note(PowerBoundary boundary, double pueFraction) {
        return switch (boundary) {
            case BOARD -> " (GPU alone)";
            case SERVER -> " (with server and network)";
            case FACILITY -> " (server x PUE " + number(pueFraction) + ")";
            case PROVISIONED -> " (planned, not drawn)";
        };
    }

    /** A label, its figure to the right, and what is to say of it. */
    void line(StringBuilder text, String label, String value, String remark) {
        String line = label
                + " ".repeat(Math.max(LABEL_COLUMNS - label.length(), 1))
                + " ".repeat(Math.max(VALUE_COLUMNS - value.length(), 0))
                + value
                + (remark.isEmpty() ? "" : "  " + remark);
        text.append(line, 0, Math.min(line.length(), columnCount)).append('\n');
    }

    static String seconds(double seconds) {
        if (seconds >= 1) {
            return number(seconds) + " s";
        }
        return seconds >= 1e-3 || seconds == 0 ? number(seconds * 1e3) + " ms" : number(seconds * 1e6) + " us";
    }

    private static String gibibytes(double bytes) {
        return Quantity.format(bytes, Unit.GIBIBYTE, DIGITS);
    }
}
