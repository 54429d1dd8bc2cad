package io.isowatt.fitting;

import io.isowatt.calibration.Calibration;
import io.isowatt.calibration.FittedNumber;
import io.isowatt.deployment.Framework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The constants that serving tells, fitted on all observations or on all but some. */
final class ServingFit {

    /** Share of the priors' nominal strength: serving measurements may move constants away from kernel fits. */
    static final double PRIOR_STRENGTH = 0.3;

    private static final int MOST_ITERATIONS = 40;
    private static final int MOST_ITERATIONS_AGAIN = 8;

    private final List<Observation> observations;
    private final Calibration base;
    private final List<FitParameter> parameters;
    private final double[] centre;
    private final double[] weights;
    private final RobustFit.Solution solution;

    private ServingFit(
            List<Observation> observations,
            Calibration base,
            List<FitParameter> parameters,
            double[] centre,
            int threads) {
        this.observations = observations;
        this.base = base;
        this.parameters = parameters;
        this.centre = centre;
        ObservationErrors errors = new ObservationErrors(observations, paths(parameters), base);
        this.weights = ObservationErrors.weights(observations);
        this.solution = new RobustFit(errors, weights, parameters, PRIOR_STRENGTH, threads)
                .solve(values(parameters, base.numbers()), centre, MOST_ITERATIONS);
    }

    /**
     * Fits on all rows.
     *
     * @param base where to begin
     * @param candidates what may move; of these, what no row tells stays
     * @param priors centres of priors by path; the values of the base where there is none
     */
    static ServingFit of(
            List<Observation> observations,
            Calibration base,
            List<FitParameter> candidates,
            Map<String, Double> priors,
            int threads) {
        ObservationErrors errors = new ObservationErrors(observations, paths(candidates), base);
        double[] start = values(candidates, base.numbers());
        RobustTerms terms = new RobustTerms(
                errors, ObservationErrors.weights(observations), candidates, start, PRIOR_STRENGTH, threads);
        int[] influential =
                terms.at(RobustTerms.logarithms(start)).influential(ObservationErrors.weights(observations));
        List<FitParameter> told =
                Arrays.stream(influential).mapToObj(candidates::get).toList();
        Map<String, Double> centres = new HashMap<>(base.numbers());
        centres.putAll(priors);
        return new ServingFit(observations, base, told, values(told, centres), threads);
    }

    private static List<String> paths(List<FitParameter> parameters) {
        return parameters.stream().map(FitParameter::path).toList();
    }

    private static double[] values(List<FitParameter> parameters, Map<String, Double> numbers) {
        return parameters.stream()
                .mapToDouble(p -> p.clamp(numbers.getOrDefault(p.path(), p.least())))
                .toArray();
    }

    /** The fitted constants by path. */
    Map<String, FittedNumber> numbers(String source) {
        Map<String, FittedNumber> numbers = new LinkedHashMap<>();
        for (int p = 0; p < parameters.size(); p++) {
            numbers.put(parameters.get(p).path(), number(solution.estimates().get(p), source));
        }
        return numbers;
    }

    static FittedNumber number(RobustFit.Estimate estimate, String source) {
        return new FittedNumber(estimate.value(), estimate.sampleCount(), estimate.errorFraction(), source);
    }

    /**
     * The calibration that some rows had no part in: fitted again without them, from the result with them. A constant that
     * only they tell takes its prior's centre; one of a framework that only they use, the geometric mean of the others'.
     */
    Calibration without(Predicate<Observation.Plan> leftOut) {
        int[] keptRows = IntStream.range(0, observations.size())
                .filter(r -> !leftOut.test(observations.get(r).plan()))
                .toArray();
        int[] keptErrors = Arrays.stream(keptRows)
                .flatMap(r -> IntStream.of(2 * r, 2 * r + 1))
                .toArray();
        double[] keptWeights =
                Arrays.stream(keptErrors).mapToDouble(i -> weights[i]).toArray();
        Linearisation all = solution.there();
        int[] everyConstant = IntStream.range(0, parameters.size()).toArray();
        int[] told = all.part(everyConstant, keptErrors).influential(keptWeights);
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int p = 0; p < centre.length; p++) {
            numbers.put(parameters.get(p).path(), centre[p]);
        }
        List<FitParameter> some = Arrays.stream(told).mapToObj(parameters::get).toList();
        List<Observation> kept =
                Arrays.stream(keptRows).mapToObj(observations::get).toList();
        List<RobustFit.Estimate> found = new RobustFit(
                        new ObservationErrors(kept, paths(some), base), keptWeights, some, PRIOR_STRENGTH, 1)
                .solve(
                        all.part(told, keptErrors),
                        Arrays.stream(told).mapToDouble(p -> centre[p]).toArray(),
                        MOST_ITERATIONS_AGAIN)
                .estimates();
        for (int p = 0; p < some.size(); p++) {
            numbers.put(some.get(p).path(), found.get(p).value());
        }
        unusedFrameworks(numbers, kept);
        return base.with(numbers);
    }

    private static void unusedFrameworks(Map<String, Double> numbers, List<Observation> kept) {
        List<Framework> used = kept.stream()
                .map(observation -> observation.plan().framework())
                .distinct()
                .toList();
        if (used.isEmpty()) {
            return;
        }
        numbers.replaceAll((path, value) -> {
            for (Framework framework : Framework.values()) {
                String prefix = "frameworks." + framework.id() + ".";
                if (path.startsWith(prefix) && !used.contains(framework)) {
                    String key = path.substring(prefix.length());
                    return Math.exp(used.stream()
                            .mapToDouble(other ->
                                    Math.log(numbers.getOrDefault("frameworks." + other.id() + "." + key, value)))
                            .average()
                            .orElseThrow());
                }
            }
            return value;
        });
    }
}
