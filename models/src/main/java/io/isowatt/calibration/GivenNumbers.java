package io.isowatt.calibration;

import io.isowatt.unit.Dimension;

import java.util.Map;
import java.util.Optional;

/**
 * Numbers by path, checked when they were first read.
 *
 * @param values numbers in SI units by path: {@code kernels.bf16-compute}
 * @param flags the same for flags
 * @param path where this section begins: {@code kernels.}
 */
record GivenNumbers(Map<String, Double> values, Map<String, Boolean> flags, String path) implements Numbers {

    @Override
    public double quantity(String key, Dimension dimension, double least, double most) {
        return plain(key, least, most);
    }

    @Override
    public double plain(String key, double least, double most) {
        Double value = values.get(path + key);
        if (value == null) {
            throw new IllegalArgumentException("No number " + path + key);
        }
        return value;
    }

    @Override
    public boolean flag(String key) {
        return Boolean.TRUE.equals(flags.get(path + key));
    }

    @Override
    public Numbers section(String key) {
        return new GivenNumbers(values, flags, path + key + ".");
    }

    @Override
    public Optional<Numbers> optionalSection(String key) {
        String inner = path + key + ".";
        return values.keySet().stream().anyMatch(name -> name.startsWith(inner))
                ? Optional.of(section(key))
                : Optional.empty();
    }

    @Override
    public void close() {
        // every number was asked for when it was read
    }
}
