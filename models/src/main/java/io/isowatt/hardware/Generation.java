package io.isowatt.hardware;

/** A chip generation, as far as kernels behave alike on it. */
public enum Generation {
    AMPERE,
    ADA,
    HOPPER,
    BLACKWELL,
    RUBIN,
    CDNA3,
    CDNA4,
    OTHER
}
