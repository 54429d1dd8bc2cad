package io.isowatt.space.serving;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shares that a search tries: those of a list, all of a range, or neither, which leaves it to the study.
 *
 * @param values the list, in the order of the file
 * @param range the range of a continuous axis, whose list is empty
 */
public record FractionAxis(List<Double> values, Optional<FractionRange> range) {

    /** As the study says. */
    public static final FractionAxis AS_STUDIED = listed(List.of());

    public FractionAxis {
        values = List.copyOf(values);
        if (range.isPresent() && !values.isEmpty()) {
            throw new IllegalArgumentException("An axis is a list or a range.");
        }
    }

    /** These shares. */
    public static FractionAxis listed(List<Double> values) {
        return new FractionAxis(values, Optional.empty());
    }

    /** Every share between two. */
    public static FractionAxis continuous(double from, double to) {
        return new FractionAxis(List.of(), Optional.of(new FractionRange(from, to)));
    }

    /** Equally spaced shares of the range, the greatest first; a list stays as it is. */
    public FractionAxis stepped(int count) {
        return range.map(ends -> listed(steps(ends, count))).orElse(this);
    }

    private static List<Double> steps(FractionRange range, int count) {
        double step = (range.to() - range.from()) / Math.max(1, count - 1);
        return IntStream.range(0, count)
                .mapToObj(i -> Math.max(range.from(), range.to() - i * step))
                .toList();
    }
}
