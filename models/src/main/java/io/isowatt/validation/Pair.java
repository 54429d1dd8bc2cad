package io.isowatt.validation;

/**
 * A figure as predicted and as measured, both above zero.
 *
 * @param predicted what the model says
 * @param measured what was seen
 */
public record Pair(double predicted, double measured) {

    /** The signed relative error: predicted/measured − 1. */
    public double errorFraction() {
        return predicted / measured - 1;
    }
}
