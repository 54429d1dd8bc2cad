package io.isowatt.fitting;

import org.apache.commons.math3.fitting.leastsquares.LeastSquaresFactory;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

import java.util.ArrayList;
import java.util.List;

/**
 * Robust least squares for positive constants, fitted as logarithms x:
 *
 * <pre>
 * cost = Σ w·ρ(r/s) + λ·Σ ((x − x_0)/σ)²      ρ(z) = 2·(√(1 + z²) − 1), soft L1
 * </pre>
 *
 * r error of a prediction, w its weight, s the scale beyond which errors count linearly, x_0 and σ the prior, λ its
 * strength. Levenberg-Marquardt on the square roots of the terms, with forward differences.
 */
final class RobustFit {

    /** Error beyond which a row counts as an outlier. */
    static final double SOFT_SCALE = 0.12;

    private static final double COST_TOLERANCE = 1e-7;
    private static final int MOST_EVALUATIONS = 400;

    private final ErrorModel model;
    private final double[] weights;
    private final List<FitParameter> parameters;
    private final double priorStrength;
    private final int threads;

    /**
     * Describes a fit.
     *
     * @param weights weight of each error, 0 for one to leave out
     * @param priorStrength factor on the priors' share of the cost (λ)
     */
    RobustFit(ErrorModel model, double[] weights, List<FitParameter> parameters, double priorStrength, int threads) {
        this.model = model;
        this.weights = weights;
        this.parameters = parameters;
        this.priorStrength = priorStrength;
        this.threads = threads;
    }

    /**
     * A fitted constant.
     *
     * @param value best value
     * @param errorFraction standard deviation of its logarithm, from (JᵀJ)⁻¹ and the residual variance
     * @param sampleCount weighted errors that it moves
     */
    record Estimate(double value, double errorFraction, long sampleCount) {}

    /**
     * The result of a fit.
     *
     * @param estimates one per constant
     * @param there errors and slopes at the best values
     */
    record Solution(List<Estimate> estimates, Linearisation there) {}

    /**
     * Minimises the cost.
     *
     * @param start where to begin
     * @param centre the priors' centres
     */
    Solution solve(double[] start, double[] centre, int mostIterations) {
        RobustTerms terms = terms(centre);
        return solve(terms, RobustTerms.logarithms(start), mostIterations);
    }

    /** The same from a point whose errors and slopes are known. */
    Solution solve(Linearisation start, double[] centre, int mostIterations) {
        RobustTerms terms = terms(centre);
        terms.know(start);
        return solve(terms, start.point(), mostIterations);
    }

    private RobustTerms terms(double[] centre) {
        return new RobustTerms(model, weights, parameters, centre, priorStrength, threads);
    }

    private Solution solve(RobustTerms terms, double[] start, int mostIterations) {
        LeastSquaresProblem problem = LeastSquaresFactory.create(
                terms,
                new ArrayRealVector(terms.count()),
                new ArrayRealVector(start, false),
                null,
                (iteration, before, now) -> iteration >= mostIterations
                        || before.getCost() - now.getCost() < COST_TOLERANCE * now.getCost(),
                MOST_EVALUATIONS,
                MOST_EVALUATIONS,
                true,
                null);
        Optimum optimum = new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(COST_TOLERANCE)
                .withParameterRelativeTolerance(1e-6)
                .optimize(problem);
        double[] x = optimum.getPoint().toArray();
        Linearisation there = terms.at(x);
        double[] values = terms.values(x);
        double[] errors = errors(optimum);
        long[] counts = there.sampleCounts(weights);
        List<Estimate> estimates = new ArrayList<>();
        for (int p = 0; p < values.length; p++) {
            estimates.add(new Estimate(values[p], errors[p], counts[p]));
        }
        return new Solution(estimates, there);
    }

    /** √diag((JᵀJ)⁻¹)·√(cost/(rows − constants)). */
    private double[] errors(Optimum optimum) {
        RealMatrix J = optimum.getJacobian();
        RealMatrix inverse = new CholeskyDecomposition(J.transpose().multiply(J), 1e-10, 1e-14)
                .getSolver()
                .getInverse();
        double squares = 0;
        int rows = 0;
        RealVector residuals = optimum.getResiduals();
        for (int i = 0; i < weights.length; i++) {
            squares += residuals.getEntry(i) * residuals.getEntry(i);
            rows += weights[i] > 0 ? 1 : 0;
        }
        double variance = squares / Math.max(rows - parameters.size(), 1);
        double[] errors = new double[parameters.size()];
        for (int p = 0; p < errors.length; p++) {
            errors[p] = Math.sqrt(inverse.getEntry(p, p) * variance);
        }
        return errors;
    }
}
