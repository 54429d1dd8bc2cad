package io.isowatt.fitting;

/** Errors of predictions as functions of some constants; thread-safe. */
interface ErrorModel {

    /** Relative or logarithmic error of each prediction, in a fixed order. */
    double[] errors(double[] values);

    /**
     * The same after one value changed.
     *
     * @param changed index of the value
     * @param before errors before the change
     */
    default double[] errors(double[] values, int changed, double[] before) {
        return errors(values);
    }
}
