package io.isowatt.hardware;

/** A number format that tensor cores multiply in; fp4 stands for the scaled four-bit formats with native units. */
public enum TensorFormat {
    BF16,
    FP8,
    FP4
}
