package io.isowatt.step;

/**
 * The time of a forward pass of one layout, reduced to coefficients: T(x) for x tokens per attention rank, and the
 * attention costs that depend on sequences and context. Made by {@link StepPlanner}; evaluated millions of times.
 *
 * <pre>
 * T(x)  = Σ constant + Σ slope·x + Σ max(slope·x, floor) + Σ read·min(u + κ·√u·(1 − u), 1),   u = 1 − miss^(x·dp)
 * </pre>
 *
 * read is the time to read all experts of a layer group, miss = 1 − k/E the chance that a token misses an expert, u the
 * share of experts touched, κ how uneven they lie on expert-parallel ranks.
 */
public final class StepPlan {

    private static final OperatorFamily[] FAMILIES = OperatorFamily.values();

    private final double[] constantSeconds;
    private final double[] slopeSecondsPerToken;
    private final Roofline[] rooflines;
    private final ExpertRead[] expertReads;
    private final double totalConstantSeconds;
    private final double totalSlopeSecondsPerToken;
    private final double hostConstantSeconds;
    private final double hostSlopeSecondsPerToken;
    private final double[] roofSlopes;
    private final double[] roofFloors;
    private final double sequenceOverheadSeconds;
    private final double sequenceStateSeconds;
    private final double decodeSecondsPerCachedToken;
    private final double verifySecondsPerCachedToken;
    private final double prefillSecondsPerTokenPair;

    /** A product whose time is the larger of computing (slope·x) and reading its weights (floor). */
    record Roofline(OperatorFamily family, double slopeSecondsPerToken, double floorSeconds) {}

    /** Reading the experts that x·dp tokens touch. */
    record ExpertRead(double allExpertsSeconds, double logMissPerToken, double unevennessFraction) {
        double seconds(double tokens) {
            double u = 1 - Math.exp(tokens * logMissPerToken);
            return allExpertsSeconds
                    * (unevennessFraction == 0 ? u : Math.min(u + unevennessFraction * Math.sqrt(u) * (1 - u), 1));
        }
    }

    StepPlan(StepPlanner planner) {
        this.constantSeconds = planner.constantSeconds.clone();
        this.slopeSecondsPerToken = planner.slopeSecondsPerToken.clone();
        this.rooflines = planner.rooflines.toArray(new Roofline[0]);
        this.expertReads = planner.expertReads.toArray(new ExpertRead[0]);
        this.totalConstantSeconds = sum(constantSeconds);
        this.totalSlopeSecondsPerToken = sum(slopeSecondsPerToken);
        this.hostConstantSeconds = ofHost(constantSeconds);
        this.hostSlopeSecondsPerToken = ofHost(slopeSecondsPerToken);
        this.roofSlopes = new double[rooflines.length];
        this.roofFloors = new double[rooflines.length];
        for (int r = 0; r < rooflines.length; r++) {
            roofSlopes[r] = rooflines[r].slopeSecondsPerToken();
            roofFloors[r] = rooflines[r].floorSeconds();
        }
        this.sequenceOverheadSeconds = planner.sequenceOverheadSeconds;
        this.sequenceStateSeconds = planner.sequenceStateSeconds;
        this.decodeSecondsPerCachedToken = planner.decodeSecondsPerCachedToken;
        this.verifySecondsPerCachedToken = planner.verifySecondsPerCachedToken;
        this.prefillSecondsPerTokenPair = planner.prefillSecondsPerTokenPair;
    }

    /** Time of one forward pass over x tokens per attention rank, without attention to cached tokens. */
    public double seconds(double tokens) {
        double seconds = totalConstantSeconds + totalSlopeSecondsPerToken * tokens;
        for (int r = 0; r < roofSlopes.length; r++) {
            seconds += Math.max(roofSlopes[r] * tokens, roofFloors[r]);
        }
        for (ExpertRead read : expertReads) {
            seconds += read.seconds(tokens);
        }
        return seconds;
    }

    /**
     * What a pass takes longer at least when tokens join it: T(x + a) − T(x) for any x and a not below these. Rooflines
     * are convex, so they grow least from the fewest tokens; what the experts read counts as nothing.
     */
    public double leastIncreaseSeconds(double tokens, double added) {
        double seconds = totalSlopeSecondsPerToken * added;
        for (int r = 0; r < roofSlopes.length; r++) {
            seconds += Math.max(roofSlopes[r] * (tokens + added), roofFloors[r])
                    - Math.max(roofSlopes[r] * tokens, roofFloors[r]);
        }
        return seconds;
    }

    /** Cost of one decoding sequence per step apart from its context: a_0. */
    public double sequenceSeconds() {
        return sequenceOverheadSeconds + sequenceStateSeconds;
    }

    /**
     * Cost of one sequence of which a step computes r rows, by what it has cached: a_0 + (k_d + (r − 1)·k_v)·context. The
     * cache is read once for all rows; what is computed with it (k_v) is not little with latent attention.
     */
    public double sequenceSeconds(int rows, double contextTokens) {
        return sequenceSeconds() + cachedTokenSeconds(rows) * contextTokens;
    }

    private double cachedTokenSeconds(int rows) {
        return decodeSecondsPerCachedToken + (rows - 1) * verifySecondsPerCachedToken;
    }

    /** Cost of one cached token per step: k_d. */
    public double decodeSecondsPerCachedToken() {
        return decodeSecondsPerCachedToken;
    }

    /** Cost of one pair of a new and an earlier token in prefill: k_p; a prompt of i tokens has i²/2. */
    public double prefillSecondsPerTokenPair() {
        return prefillSecondsPerTokenPair;
    }

    /** Decode step of so many sequences, each with so many cached tokens on average. */
    public double decodeSeconds(double sequences, double contextTokens) {
        return seconds(sequences) + sequences * (sequenceSeconds() + decodeSecondsPerCachedToken * contextTokens);
    }

    /**
     * A decode step of r rows per sequence split by family, in the order of {@link OperatorFamily}; with one row its sum
     * is {@link #decodeSeconds}.
     */
    public double[] decodeBreakdownSeconds(double sequences, int rows, double contextTokens) {
        double tokens = sequences * rows;
        double[] seconds = new double[FAMILIES.length];
        for (int f = 0; f < seconds.length; f++) {
            seconds[f] = constantSeconds[f] + slopeSecondsPerToken[f] * tokens;
        }
        for (Roofline roofline : rooflines) {
            seconds[roofline.family().ordinal()] +=
                    Math.max(roofline.slopeSecondsPerToken() * tokens, roofline.floorSeconds());
        }
        for (ExpertRead read : expertReads) {
            seconds[OperatorFamily.EXPERTS.ordinal()] += read.seconds(tokens);
        }
        seconds[OperatorFamily.ATTENTION_CORE.ordinal()] +=
                sequences * (sequenceStateSeconds + cachedTokenSeconds(rows) * contextTokens);
        seconds[OperatorFamily.OVERHEAD.ordinal()] += sequences * sequenceOverheadSeconds;
        return seconds;
    }

    /** Communication, launches and overhead of a decode step. */
    public double hostSeconds(double sequences, int rows) {
        return hostConstantSeconds + sequences * (rows * hostSlopeSecondsPerToken + sequenceOverheadSeconds);
    }

    private static double ofHost(double[] byFamily) {
        double seconds = 0;
        for (OperatorFamily family : FAMILIES) {
            seconds += family.isHost() ? byFamily[family.ordinal()] : 0;
        }
        return seconds;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
