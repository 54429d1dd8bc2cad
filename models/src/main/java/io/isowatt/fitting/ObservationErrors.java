package io.isowatt.fitting;

import io.isowatt.calibration.Calibration;
import io.isowatt.serving.ServingPlan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logarithmic errors of observations as functions of some constants: both figures of observation r at 2r and 2r + 1. */
final class ObservationErrors implements ErrorModel {

    private static final String FRAMEWORKS = "frameworks.";

    private final List<Observation> observations;
    private final List<String> paths;
    private final Calibration base;
    private final Map<Observation.Plan, List<Integer>> plans = new LinkedHashMap<>();

    /**
     * Groups the observations by plan.
     *
     * @param paths which constants vary
     * @param base all other constants
     */
    ObservationErrors(List<Observation> observations, List<String> paths, Calibration base) {
        this.observations = List.copyOf(observations);
        this.paths = List.copyOf(paths);
        this.base = base;
        for (int r = 0; r < observations.size(); r++) {
            plans.computeIfAbsent(observations.get(r).plan(), unused -> new ArrayList<>())
                    .add(r);
        }
    }

    /** Weights of the errors: those of the figures, over the size of the cell, one on average for each kind. */
    static double[] weights(List<Observation> observations) {
        Map<Observation.Cell, Integer> sizes = new HashMap<>();
        Map<Class<?>, Integer> rows = new HashMap<>();
        observations.forEach(observation -> sizes.merge(observation.cell(), 1, Integer::sum));
        observations.forEach(observation -> rows.merge(observation.getClass(), 1, Integer::sum));
        Map<Class<?>, Integer> cells = new HashMap<>();
        sizes.keySet().forEach(cell -> cells.merge(cell.kind(), 1, Integer::sum));
        double[] weights = new double[2 * observations.size()];
        for (int r = 0; r < observations.size(); r++) {
            Observation observation = observations.get(r);
            double share = rows.getOrDefault(observation.getClass(), 1)
                    / (double)
                            (cells.getOrDefault(observation.getClass(), 1) * sizes.getOrDefault(observation.cell(), 1));
            weights[2 * r] = share * observation.firstWeightFraction();
            weights[2 * r + 1] = share * observation.secondWeightFraction();
        }
        return weights;
    }

    @Override
    public double[] errors(double[] values) {
        Calibration candidate = calibration(values);
        double[] errors = new double[2 * observations.size()];
        plans.forEach((key, members) -> predict(key, members, candidate, errors));
        return errors;
    }

    /** A framework's own constants move its rows only. */
    @Override
    public double[] errors(double[] values, int changed, double[] before) {
        Calibration candidate = calibration(values);
        double[] errors = before.clone();
        String path = paths.get(changed);
        plans.forEach((key, members) -> {
            if (!path.startsWith(FRAMEWORKS)
                    || path.startsWith(FRAMEWORKS + key.framework().id() + ".")) {
                predict(key, members, candidate, errors);
            }
        });
        return errors;
    }

    private Calibration calibration(double[] values) {
        Map<String, Double> replaced = new HashMap<>();
        for (int p = 0; p < values.length; p++) {
            replaced.put(paths.get(p), values[p]);
        }
        return base.with(replaced);
    }

    private void predict(Observation.Plan key, List<Integer> members, Calibration constants, double[] errors) {
        ServingPlan plan = new ServingPlan(
                key.model(),
                key.hardware(),
                key.layout(),
                key.workload(),
                key.framework(),
                constants.kernels(),
                constants.serving());
        for (int r : members) {
            observations.get(r).writeErrors(plan, errors, 2 * r);
        }
    }
}
