package io.isowatt.search.genetic;

import io.isowatt.pareto.ParetoFront;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The room between neighbours of a front in the order of their first objective. */
final class Gaps {

    private final ParetoFront front;
    private final double[] running;

    Gaps(ParetoFront front) {
        this.front = front;
        this.running = new double[front.size()];
        double sum = 0;
        for (int i = 0; i < running.length; i++) {
            double area = 1;
            for (int k = 0; i + 1 < running.length && k < front.objectiveCount(); k++) {
                area *= Math.abs(front.value(i + 1, k) - front.value(i, k));
            }
            sum += i + 1 < running.length ? area : 0;
            running[i] = sum;
        }
    }

    ParetoFront front() {
        return front;
    }

    boolean isEmpty() {
        return front.isEmpty();
    }

    /** The first point of a gap, large gaps more often; any point now and then. */
    int draw(RandomGenerator random) {
        double total = running[running.length - 1];
        if (!(total > 0) || Double.isInfinite(total) || random.nextInt(3) == 0) {
            return random.nextInt(running.length);
        }
        int found = Arrays.binarySearch(running, random.nextDouble() * total);
        return Math.min(found < 0 ? -found - 1 : found, running.length - 1);
    }
}
