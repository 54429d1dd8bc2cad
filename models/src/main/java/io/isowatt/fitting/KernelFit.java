package io.isowatt.fitting;

import java.util.Arrays;
import java.util.List;

/**
 * Launch latency and fractions of peak of one kernel on one chip.
 *
 * @param compute fraction of the compute peak (e_c)
 * @param transfer fraction of the peak of memory or link (e_m)
 * @param latency launch latency in seconds (t_0)
 * @param routing bytes per token, active expert and hidden element (ρ)
 */
record KernelFit(
        RobustFit.Estimate compute,
        RobustFit.Estimate transfer,
        RobustFit.Estimate latency,
        RobustFit.Estimate routing) {

    /** How compute and transfer add up. */
    enum Law {
        /** t = t_0 + max(compute/e_c, transfer/e_m): both overlap. */
        OVERLAPPING,
        /** t = t_0 + compute/e_c + transfer/e_m + ρ·routing. */
        ADDING
    }

    /** Wide priors, only there for what a table cannot tell. */
    private static final List<FitParameter> PARAMETERS = List.of(
            new FitParameter("compute", 3, 1e-3, 10),
            new FitParameter("transfer", 3, 1e-3, 10),
            new FitParameter("latency", 3, 1e-8, 1),
            new FitParameter("routing", 1, 1e-2, 1e3));

    private static final double[] START = {0.4, 0.8, 10e-6, 10};
    private static final double PRIOR_STRENGTH = 0.3;
    private static final int MOST_ITERATIONS = 60;

    private record Errors(List<KernelSamples.Sample> samples, Law law) implements ErrorModel {
        @Override
        public double[] errors(double[] values) {
            double[] errors = new double[samples.size()];
            for (int i = 0; i < errors.length; i++) {
                KernelSamples.Sample sample = samples.get(i);
                double compute = sample.computeSeconds() / values[0];
                double transfer = sample.transferSeconds() / values[1];
                double t = values[2]
                        + (law == Law.ADDING
                                ? compute + transfer + values[3] * sample.routingSecondsPerByte()
                                : Math.max(compute, transfer));
                errors[i] = Math.log(t / sample.measuredSeconds());
            }
            return errors;
        }
    }

    static KernelFit of(KernelSamples all, Law law) {
        List<KernelSamples.Sample> samples = all.thinned();
        double[] weights = new double[samples.size()];
        Arrays.fill(weights, 1);
        List<RobustFit.Estimate> found = new RobustFit(new Errors(samples, law), weights, PARAMETERS, PRIOR_STRENGTH, 1)
                .solve(START, START, MOST_ITERATIONS)
                .estimates();
        return new KernelFit(found.get(0), found.get(1), found.get(2), found.get(3));
    }
}
