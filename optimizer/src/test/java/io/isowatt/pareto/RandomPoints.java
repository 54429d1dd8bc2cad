package io.isowatt.pareto;

import java.util.Random;

/** Seeded points of several shapes: spread, on a coarse grid with ties and duplicates, near a front, signed zeros. */
final class RandomPoints {

    private RandomPoints() {}

    static Points of(Random random, int objectiveCount, int count) {
        int shape = random.nextInt(4);
        Points points = new Points(objectiveCount);
        double[] vector = new double[objectiveCount];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int k = 0; k < objectiveCount; k++) {
                vector[k] = number(random, shape);
                sum += vector[k];
            }
            if (shape == 2) {
                vector[0] += 10 - sum;
            }
            points.add(random.nextInt(4 * count + 1), vector);
        }
        return points;
    }

    private static double number(Random random, int shape) {
        return switch (shape) {
            case 0 -> random.nextGaussian();
            case 1 -> random.nextInt(5);
            case 2 -> random.nextInt(1000) / 8.0;
            default -> random.nextBoolean() ? -0.0 : random.nextInt(2);
        };
    }

    static Points shuffled(Points points, Random random) {
        int[] order = new int[points.size()];
        Points shuffled = new Points(points.objectiveCount());
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i : order) {
            shuffled.add(points, i);
        }
        return shuffled;
    }
}
