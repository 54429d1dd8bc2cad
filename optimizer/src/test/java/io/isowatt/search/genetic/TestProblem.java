package io.isowatt.search.genetic;

import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoArchive;
import io.isowatt.pareto.ParetoFront;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A problem given by a function of its point scaled to 0 … 1; remembers what it was asked. */
record TestProblem(
        List<Variable> variables,
        int objectiveCount,
        Function<double[], double[]> function,
        ConcurrentHashMap<List<Double>, Integer> asked)
        implements MixedProblem {

    TestProblem(List<Variable> variables, int objectiveCount, Function<double[], double[]> function) {
        this(variables, objectiveCount, function, new ConcurrentHashMap<>());
    }

    /** A problem of whole-number variables from 0, each with so many values. */
    static TestProblem whole(int objectiveCount, Function<double[], double[]> function, int... sizes) {
        return new TestProblem(
                IntStream.range(0, sizes.length)
                        .mapToObj(i -> (Variable) new Variable.Whole("x" + i, 0, sizes[i] - 1))
                        .toList(),
                objectiveCount,
                function);
    }

    /** Zitzler, Deb and Thiele 2000, “Comparison of multiobjective evolutionary algorithms”: ZDT1, a convex front. */
    static double[] zdt1(double[] u) {
        double g = g(u);
        return new double[] {u[0], g * (1 - Math.sqrt(u[0] / g))};
    }

    /** ZDT3 of the same paper: a front in five pieces. */
    static double[] zdt3(double[] u) {
        double g = g(u);
        return new double[] {u[0], g * (1 - Math.sqrt(u[0] / g) - u[0] / g * Math.sin(10 * Math.PI * u[0]))};
    }

    private static double g(double[] u) {
        double sum = 0;
        for (int i = 1; i < u.length; i++) {
            sum += u[i];
        }
        return 1 + 9 * sum / (u.length - 1);
    }

    /** Deb, Thiele, Laumanns and Zitzler 2002, “Scalable multi-objective optimization test problems”: DTLZ2, a sphere. */
    static double[] dtlz2(double[] u) {
        double g = 0;
        for (int i = 2; i < u.length; i++) {
            g += (u[i] - 0.5) * (u[i] - 0.5);
        }
        IntToDoubleFunction angle = i -> u[i] * Math.PI / 2;
        return new double[] {
            (1 + g) * Math.cos(angle.applyAsDouble(0)) * Math.cos(angle.applyAsDouble(1)),
            (1 + g) * Math.cos(angle.applyAsDouble(0)) * Math.sin(angle.applyAsDouble(1)),
            (1 + g) * Math.sin(angle.applyAsDouble(0))
        };
    }

    @Override
    public Optional<double[]> evaluate(double[] point) {
        double[] u = new double[point.length];
        List<Double> key =
                IntStream.range(0, point.length).mapToObj(i -> point[i]).toList();
        asked.merge(key, 1, Integer::sum);
        for (int i = 0; i < u.length; i++) {
            Variable variable = variables.get(i);
            if (!variable.holds(point[i])) {
                throw new IllegalArgumentException(point[i] + " is no value of " + variable);
            }
            u[i] = variable instanceof Variable.Whole whole && whole.to() > 0 ? point[i] / whole.to() : point[i];
        }
        return Optional.of(function.apply(u)).filter(vector -> vector.length > 0);
    }

    /** The front of all points of whole-number variables. */
    ParetoFront exactFront() {
        ParetoArchive archive = new ParetoArchive(objectiveCount);
        double[] point = new double[variables.size()];
        for (long rank = 0; rank < size(); rank++) {
            long rest = rank;
            for (int i = 0; i < point.length; i++) {
                long count = (long) variables.get(i).valueCount();
                point[i] = rest % count;
                rest /= count;
            }
            long number = rank;
            evaluate(point).filter(ParetoArchive::isFinite).ifPresent(vector -> archive.add(number, vector));
        }
        asked.clear();
        return archive.front();
    }

    long size() {
        return (long) variables.stream().mapToDouble(Variable::valueCount).reduce(1, (a, b) -> a * b);
    }

    /** The volume of a front over that of the exact one, inside the worst values of the exact one. */
    static double share(ParetoFront front, ParetoFront exact) {
        double[] corner = new double[exact.objectiveCount()];
        for (int k = 0; k < corner.length; k++) {
            int objective = k;
            corner[k] = IntStream.range(0, exact.size())
                    .mapToDouble(i -> exact.value(i, objective))
                    .max()
                    .orElse(0);
        }
        return Hypervolume.of(front, corner) / Hypervolume.of(exact, corner);
    }
}
