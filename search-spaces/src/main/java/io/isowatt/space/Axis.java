package io.isowatt.space;

import java.util.List;

/**
 * One thing that varies; a candidate has an index from 0 to {@code size - 1} on it.
 *
 * @param name what varies, unique in its space
 * @param size how many values it takes; 0 makes the space empty
 * @param labels a word for each value, or none
 */
public record Axis(String name, int size, List<String> labels) {

    public Axis {
        if (size < 0) {
            throw new IllegalArgumentException("The size of the axis " + name + " (" + size + ") is negative.");
        }
        labels = List.copyOf(labels);
        if (!labels.isEmpty() && labels.size() != size) {
            throw new IllegalArgumentException(
                    "The axis " + name + " (" + size + " values) has " + labels.size() + " labels.");
        }
    }

    /** An axis whose values are known by their index alone. */
    public static Axis of(String name, int size) {
        return new Axis(name, size, List.of());
    }

    /** An axis with one value for each label. */
    public static Axis of(String name, List<String> labels) {
        return new Axis(name, labels.size(), labels);
    }

    /** The label of a value, its index where there are no labels. */
    public String label(int index) {
        return labels.isEmpty() ? Integer.toString(index) : labels.get(index);
    }
}
