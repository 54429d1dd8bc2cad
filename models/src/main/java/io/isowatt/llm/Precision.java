package io.isowatt.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A weight precision; scales and zero points are counted in its bytes per weight. */
public enum Precision {
    BF16(2, 16),
    FP8(1, 8),
    NVFP4(0.5625, 4),
    MXFP4(0.53, 4),
    INT4(0.53, 4);

    private final double bytesPerWeight;
    private final int bits;

    Precision(double bytesPerWeight, int bits) {
        this.bytesPerWeight = bytesPerWeight;
        this.bits = bits;
    }

    public double bytesPerWeight() {
        return bytesPerWeight;
    }

    /** Nominal bits of one weight, without scales. */
    public int bits() {
        return bits;
    }

    /** The name in files and tables: {@code nvfp4}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All precisions by label. */
    public static Map<String, Precision> byLabel() {
        return Arrays.stream(values()).collect(Collectors.toMap(Precision::label, Function.identity()));
    }
}
