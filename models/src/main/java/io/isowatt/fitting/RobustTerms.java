package io.isowatt.fitting;

import org.apache.commons.math3.fitting.leastsquares.ValueAndJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

import java.util.Arrays;
import java.util.List;

/** The square roots of the terms of {@link RobustFit}'s cost: one for each error, then one for each prior. */
final class RobustTerms implements ValueAndJacobianFunction {

    private static final double STEP = 1e-4;

    private final ErrorModel model;
    private final double[] weights;
    private final List<FitParameter> parameters;
    private final double[] centre;
    private final double priorStrength;
    private final int threads;

    private Linearisation last = Linearisation.unknown();

    RobustTerms(
            ErrorModel model,
            double[] weights,
            List<FitParameter> parameters,
            double[] centre,
            double priorStrength,
            int threads) {
        this.model = model;
        this.weights = weights;
        this.parameters = parameters;
        this.centre = centre;
        this.priorStrength = priorStrength;
        this.threads = threads;
    }

    /** Begins with what is known of a point already. */
    void know(Linearisation state) {
        this.last = state;
    }

    /** Errors and slopes at a point. */
    Linearisation at(double[] point) {
        slopes(point);
        return last;
    }

    int count() {
        return weights.length + parameters.size();
    }

    static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    /** The constants of a point, kept within their bounds. */
    double[] values(double[] point) {
        double[] values = new double[point.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = parameters.get(p).clamp(Math.exp(point[p]));
        }
        return values;
    }

    @Override
    public RealVector computeValue(double[] point) {
        double[] errors = errors(point);
        double[] terms = new double[count()];
        for (int i = 0; i < errors.length; i++) {
            double z = errors[i] / RobustFit.SOFT_SCALE;
            terms[i] = Math.sqrt(weights[i]) * z * Math.sqrt(2 / (1 + Math.sqrt(1 + z * z)));
        }
        for (int p = 0; p < point.length; p++) {
            terms[weights.length + p] = priorSlope(p) * (point[p] - Math.log(centre[p]));
        }
        return new ArrayRealVector(terms, false);
    }

    @Override
    public RealMatrix computeJacobian(double[] point) {
        double[] errors = errors(point);
        double[][] slopes = slopes(point);
        double[][] jacobian = new double[count()][point.length];
        for (int i = 0; i < errors.length; i++) {
            double z = errors[i] / RobustFit.SOFT_SCALE;
            double q = Math.sqrt(1 + z * z);
            double slope = Math.sqrt(weights[i]) / (q * Math.sqrt(2 / (1 + q))) / RobustFit.SOFT_SCALE;
            for (int p = 0; p < point.length; p++) {
                jacobian[i][p] = slope * slopes[p][i];
            }
        }
        for (int p = 0; p < point.length; p++) {
            jacobian[weights.length + p][p] = priorSlope(p);
        }
        return new Array2DRowRealMatrix(jacobian, false);
    }

    @Override
    public Pair<RealVector, RealMatrix> value(RealVector point) {
        return new Pair<>(computeValue(point.toArray()), computeJacobian(point.toArray()));
    }

    private double priorSlope(int p) {
        return Math.sqrt(priorStrength) / parameters.get(p).priorErrorFraction();
    }

    private double[] errors(double[] point) {
        if (!last.isAt(point)) {
            last = new Linearisation(point.clone(), model.errors(values(point)), new double[0][]);
        }
        return last.errors();
    }

    private double[][] slopes(double[] point) {
        double[] errors = errors(point);
        if (!last.hasSlopes()) {
            double[][] slopes = new double[point.length][];
            Parallel.run(point.length, threads, p -> {
                double[] moved = point.clone();
                moved[p] += STEP;
                double[] changed = model.errors(values(moved), p, errors);
                for (int i = 0; i < changed.length; i++) {
                    changed[i] = (changed[i] - errors[i]) / STEP;
                }
                slopes[p] = changed;
            });
            last = new Linearisation(last.point(), errors, slopes);
        }
        return last.slopes();
    }
}
