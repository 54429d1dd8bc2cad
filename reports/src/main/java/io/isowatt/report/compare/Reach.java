package io.isowatt.report.compare;

/** Which of two fronts reach what is needed. */
public enum Reach {
    BOTH("both reach it"),
    /** At least one of them gives more than is needed even at its slowest point, which is what is read. */
    CLAMPED("below the slowest point of one front, which is read instead"),
    ONLY_CURVE("only the curve reaches it"),
    ONLY_BASELINE("only the baseline reaches it"),
    NEITHER("neither reaches it");

    private final String label;

    Reach(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether there is a ratio. */
    public boolean hasRatio() {
        return this == BOTH || this == CLAMPED;
    }

    static Reach of(FrontRead curve, FrontRead baseline) {
        if (!curve.reached() || !baseline.reached()) {
            return curve.reached() ? ONLY_CURVE : baseline.reached() ? ONLY_BASELINE : NEITHER;
        }
        boolean within = curve.kind() == FrontRead.Kind.WITHIN && baseline.kind() == FrontRead.Kind.WITHIN;
        return within ? BOTH : CLAMPED;
    }
}
