package io.isowatt.benchmark;

import io.isowatt.pareto.Hypervolume;
import io.isowatt.pareto.ParetoArchive;
import io.jenetics.ext.moea.Pareto;
import io.jenetics.ext.moea.ParetoFront;
import org.moeaframework.core.Solution;
import org.moeaframework.core.population.NondominatedPopulation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A million points of which about 50,000 are not dominated, in random order, into a front. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ArchiveBenchmark {

    private static final int POINTS = 1_000_000;
    private static final int FRONT = 50_000;

    @Param({"2", "3"})
    public int objectives = 2;

    private double[][] points = {};
    private io.isowatt.pareto.ParetoFront front = io.isowatt.pareto.ParetoFront.empty(2);

    /** Minimised points: a descending stair or a random triangle, and what lies behind a point of it. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        points = new double[POINTS][];
        for (int i = 0; i < POINTS; i++) {
            points[i] = objectives == 2 ? onStair(random, i) : onTriangle(random, i);
        }
        for (int i = POINTS - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double[] swap = points[i];
            points[i] = points[other];
            points[other] = swap;
        }
        front = archive();
    }

    private static double[] onStair(Random random, int i) {
        int step = i < FRONT ? i : random.nextInt(FRONT);
        double behind = i < FRONT ? 0 : 1 + random.nextDouble() * FRONT;
        return new double[] {step + behind, FRONT - step + behind};
    }

    private static double[] onTriangle(Random random, int i) {
        double u = random.nextDouble();
        double v = random.nextDouble() * (1 - u);
        double behind = i < FRONT ? 0 : random.nextDouble();
        return new double[] {u + behind, v + behind, 1 - u - v + behind};
    }

    private io.isowatt.pareto.ParetoFront archive() {
        ParetoArchive archive = new ParetoArchive(objectives);
        for (int i = 0; i < POINTS; i++) {
            archive.add(i, points[i]);
        }
        return archive.front();
    }

    @Benchmark
    @Warmup(iterations = 5)
    @Measurement(iterations = 10)
    public int isowattArchive() {
        return checked(archive().size());
    }

    @Benchmark
    @Warmup(iterations = 5)
    @Measurement(iterations = 10)
    public double isowattHypervolume() {
        double[] corner = new double[objectives];
        Arrays.fill(corner, 2 * FRONT);
        return Hypervolume.of(front, corner);
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public int jeneticsFront() {
        ParetoFront<double[]> jenetics = new ParetoFront<>((a, b) -> Pareto.dominance(b, a));
        for (double[] point : points) {
            jenetics.add(point);
        }
        return checked(jenetics.size());
    }

    @Benchmark
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public int moeaFrameworkPopulation() {
        NondominatedPopulation population = new NondominatedPopulation();
        for (double[] point : points) {
            Solution solution = new Solution(0, objectives);
            for (int k = 0; k < objectives; k++) {
                solution.setObjectiveValue(k, point[k]);
            }
            population.add(solution);
        }
        return checked(population.size());
    }

    private int checked(int size) {
        if (size != front.size() || (objectives == 2 && size != FRONT)) {
            throw new IllegalStateException("The front holds " + size + " points instead of " + front.size() + ".");
        }
        return size;
    }
}
