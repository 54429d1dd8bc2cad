package io.isowatt.report.document;

import io.isowatt.estimate.Metric;
import io.isowatt.report.compare.FrontRead;
import io.isowatt.report.compare.FrontReader;
import io.isowatt.report.front.FrontLine;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.table.Decimal;
import io.isowatt.unit.Quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What more of one axis costs of the other along a front. */
public final class ExchangeWords {

    /** A step is a round number near this share of x. */
    private static final double STEP_FRACTION = 0.25;

    private final FrontLine line;
    private final FrontReader reader;
    private final Metric x;
    private final Metric y;

    private ExchangeWords(FrontLine line) {
        this.line = line;
        this.reader = new FrontReader(line);
        this.x = line.axes().x();
        this.y = line.axes().y();
    }

    /** Sentences from the best deployment within the limits on; none where it is not on the staircase. */
    static List<String> of(FrontLine line) {
        if (line.chosen().isEmpty()) {
            return List.of();
        }
        ExchangeWords words = new ExchangeWords(line);
        List<String> sentences =
                new ArrayList<>(words.from(line.points().get(line.chosen().orElseThrow())));
        words.knee().ifPresent(sentences::add);
        return sentences;
    }

    /** Sentences from a point of the staircase on. */
    public static List<String> of(FrontLine line, FrontPoint from) {
        return new ExchangeWords(line).from(from);
    }

    private List<String> from(FrontPoint chosen) {
        double step = step(chosen.of(x));
        List<String> sentences = new ArrayList<>();
        for (double change : new double[] {step, 2 * step, -step}) {
            FrontRead read = reader.at(chosen.of(x) + change);
            if (read.kind() == FrontRead.Kind.WITHIN) {
                sentences.add(change(change, read.of(y) / chosen.of(y)));
            } else if (read.kind() == FrontRead.Kind.BEYOND) {
                sentences.add(signed(change) + " is beyond the front, which ends at " + Decimal.of(best().of(x), 3)
                        + " " + x.unitLabel() + ".");
                break;
            }
        }
        return sentences;
    }

    private Optional<String> knee() {
        OptionalInt knee = line.knee();
        if (knee.isEmpty()) {
            return Optional.empty();
        }
        FrontPoint point = line.points().get(knee.getAsInt());
        return Optional.of("The knee of the front, where giving up more of one axis stops paying in the other, is "
                + point.deployment().launched() + " at " + Decimal.of(point.of(x), 3) + " " + x.unitLabel() + " and "
                + Decimal.grouped(point.of(y), 4) + " " + y.unitLabel() + ".");
    }

    private FrontPoint best() {
        return line.points().get(x.maximized() ? line.size() - 1 : 0);
    }

    /** {@code +10 output tokens/s per user costs 18 % of the output tokens/s per MW.} */
    private String change(double change, double factor) {
        String percent = Decimal.of(100 * Math.abs(factor - 1), 2) + " % ";
        boolean costs = factor > 1 != y.maximized();
        String share = y.maximized() ? (costs ? "of the " : "more ") : costs ? "more " : "of the ";
        return signed(change) + (costs ? " costs " : y.maximized() ? " gives " : " saves ") + percent + share
                + y.unitLabel() + ".";
    }

    private String signed(double change) {
        return (change > 0 ? "+" : "−") + Quantity.number(Math.abs(change), 3) + " " + x.unitLabel();
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double value) {
        double rough = STEP_FRACTION * value;
        double ten = Math.pow(10, Math.floor(Math.log10(rough)));
        return (rough / ten >= 5 ? 5 : rough / ten >= 2 ? 2 : 1) * ten;
    }
}
