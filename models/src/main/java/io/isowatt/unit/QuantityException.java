package io.isowatt.unit;

/** A written quantity that cannot be read, with what is wrong and what to write instead. */
public final class QuantityException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    QuantityException(String problem, String advice) {
        super(problem);
        this.advice = advice;
    }

    /** What to do about it, in the imperative: "write a time, such as 2 s". */
    public String advice() {
        return advice;
    }
}
