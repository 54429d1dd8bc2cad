package io.isowatt.space.serving;

import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.YamlSection;
import io.isowatt.unit.Dimension;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the values of axes: lists of words, whole numbers and percentages, or ranges of numbers. */
final class AxisReader {

    private static final int MOST_DEGREE = 1024;
    private static final int MOST_VALUES = 64;
    private static final double HUNDREDTHS = 1e4;
    private static final String SWAP = "Maybe swap them.";

    private final YamlSection keys;

    AxisReader(YamlSection keys) {
        this.keys = keys;
    }

    /** Degrees from 1, or {@code auto}, which is an empty list. */
    List<Integer> degreesOrAuto(String key, List<Integer> absent) {
        List<YamlSection.Word> words = keys.words(key);
        return words.size() == 1 && words.get(0).text().equals("auto")
                ? List.of()
                : numbers(key, 1, MOST_DEGREE, absent);
    }

    List<Integer> degrees(String key, List<Integer> absent) {
        return numbers(key, 1, MOST_DEGREE, absent);
    }

    /** Different whole numbers within bounds. */
    List<Integer> numbers(String key, int least, int most, List<Integer> absent) {
        List<Integer> numbers = new ArrayList<>();
        for (YamlSection.Word word : keys.words(key)) {
            int number = whole(word.text(), least, most);
            if (number < least) {
                keys.problem(
                        word,
                        "The value of " + key + " (" + word.text() + ") is not a whole number from " + least + " to "
                                + most + ".",
                        "Maybe write a list such as [" + least + ", " + 2 * Math.max(least, 1) + "].");
            } else if (numbers.contains(number)) {
                twice(word, key, Integer.toString(number));
            } else {
                numbers.add(number);
            }
        }
        limit(key, numbers.size());
        return keys.has(key) ? numbers : absent;
    }

    /** Whole numbers as a list or as {@code { from: 1, to: 8 }}. */
    List<Integer> numbersOrRange(String key, int most, List<Integer> absent) {
        if (!keys.isSection(key)) {
            return numbers(key, 1, most, absent);
        }
        YamlSection range = keys.sectionOrEmpty(key);
        long from = range.integer("from", 1, most, 1);
        long to = range.integer("to", 1, most);
        long step = range.integer("step", 1, most, 1);
        range.close();
        List<Integer> numbers = new ArrayList<>();
        for (long number = from; number <= to; number += step) {
            numbers.add((int) number);
        }
        if (to < from) {
            range.problem("to", "The range of " + key + " ends (" + to + ") before it begins (" + from + ").", SWAP);
        }
        limit(key, numbers.size());
        return numbers;
    }

    /**
     * Percentages as a list, as {@code { from: 50 %, to: 100 %, step: 5 % }}, which begins with the highest, or without a step as
     * a continuous range.
     *
     * @param least the least fraction
     */
    FractionAxis percentages(String key, double least) {
        if (!keys.isSection(key)) {
            List<Double> values = keys.quantities(key, Dimension.FRACTION, least, 1);
            List<Double> different = values.stream().distinct().toList();
            if (different.size() < values.size()) {
                keys.problem(key, "A value of " + key + " stands there twice.", "Maybe remove one.");
            }
            limit(key, different.size());
            return FractionAxis.listed(different);
        }
        YamlSection range = keys.sectionOrEmpty(key);
        double from = range.quantity("from", Dimension.FRACTION, least, 1);
        double to = range.optionalQuantity("to", Dimension.FRACTION, least, 1).orElse(1);
        boolean stepped = range.has("step");
        double step = range.optionalQuantity("step", Dimension.FRACTION, 1 / HUNDREDTHS, 1)
                .orElse(1);
        range.close();
        if (to < from) {
            range.problem("to", "The range of " + key + " ends below where it begins.", SWAP);
        }
        if (!stepped && from < to) {
            return FractionAxis.continuous(from, to);
        }
        List<Double> values = new ArrayList<>();
        // counted in hundredths of a percent, so that 100 % − 2·5 % is the 90 % that a list says
        for (long at = hundredths(to); at >= hundredths(from) && hundredths(step) > 0; at -= hundredths(step)) {
            values.add(at / HUNDREDTHS);
        }
        limit(key, values.size());
        return FractionAxis.listed(values);
    }

    private static long hundredths(double fraction) {
        return Math.round(fraction * HUNDREDTHS);
    }

    /** Different words, each of which stands for something. */
    <T> List<T> words(String key, Map<String, T> known, List<T> absent) {
        Map<String, T> found = new LinkedHashMap<>();
        for (YamlSection.Word word : keys.words(key)) {
            T value = known.get(word.text());
            if (value == null) {
                keys.problem(
                        word,
                        "The value of " + key + " (" + word.text() + ") is unknown.",
                        Nearest.advice(word.text(), known.keySet()));
            } else if (found.put(word.text(), value) != null) {
                twice(word, key, word.text());
            }
        }
        return keys.has(key) ? List.copyOf(found.values()) : absent;
    }

    private void twice(YamlSection.Word word, String key, String text) {
        keys.problem(word, "The value of " + key + " (" + text + ") stands there twice.", "Maybe remove one.");
    }

    private void limit(String key, int count) {
        if (count > MOST_VALUES) {
            keys.problem(
                    key,
                    "The list of " + key + " holds " + count + " values, more than " + MOST_VALUES + ".",
                    "Maybe keep those that matter.");
        }
    }

    /** The number, one below the least if it is none within bounds. */
    private static int whole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number >= least && number <= most ? number : least - 1;
        } catch (NumberFormatException e) {
            return least - 1;
        }
    }
}
