package io.isowatt.report.table;

import io.isowatt.deployment.Layout;

/** What tables call the parts of a layout. */
public final class LayoutWords {

    private LayoutWords() {}

    /** The precision of the KV cache: {@code fp8}. */
    public static String cache(Layout layout) {
        return layout.cacheBytesPerElement() == 1 ? "fp8" : "bf16";
    }
}
