package io.isowatt.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What errors are broken down by. */
public enum Facet {
    FRAMEWORK(Labels::framework),
    MACHINE(Labels::machine),
    MODEL(Labels::model),
    LOAD(labels -> labels.load().label());

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Function<Labels, String> value;

    Facet(Function<Labels, String> value) {
        this.value = value;
    }

    /** The word on the command line and in headings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group that a row belongs to. */
    public String of(Labels labels) {
        return value.apply(labels);
    }

    public static Map<String, Facet> byLabel() {
        return Arrays.stream(values()).collect(Collectors.toMap(Facet::label, Function.identity()));
    }
}
