package io.isowatt.benchmark;

import io.isowatt.pareto.ParetoArchive;
import io.jenetics.ext.moea.Pareto;
import io.jenetics.ext.moea.ParetoFront;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A million points of which 50,000 are not dominated, in random order, into a front. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ArchiveBenchmark {

    private static final int POINTS = 1_000_000;
    private static final int FRONT = 50_000;

    private double[][] points = {};

    /** Minimised points: a descending stair, and what lies behind a step of it. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        points = new double[POINTS][];
        for (int i = 0; i < POINTS; i++) {
            int step = i < FRONT ? i : random.nextInt(FRONT);
            double behind = i < FRONT ? 0 : 1 + random.nextDouble() * FRONT;
            points[i] = new double[] {step + behind, FRONT - step + behind};
        }
        for (int i = POINTS - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double[] swap = points[i];
            points[i] = points[other];
            points[other] = swap;
        }
    }

    @Benchmark
    @Warmup(iterations = 5)
    @Measurement(iterations = 10)
    public int isowattArchive() {
        ParetoArchive archive = new ParetoArchive(2);
        for (int i = 0; i < POINTS; i++) {
            archive.add(i, points[i]);
        }
        return checked(archive.front().size());
    }

    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public int jeneticsFront() {
        ParetoFront<double[]> front = new ParetoFront<>((a, b) -> Pareto.dominance(b, a));
        for (double[] point : points) {
            front.add(point);
        }
        return checked(front.size());
    }

    private static int checked(int size) {
        if (size != FRONT) {
            throw new IllegalStateException("The front holds " + size + " points instead of " + FRONT + ".");
        }
        return size;
    }
}
