package io.isowatt.search.genetic;

import java.util.random.RandomGenerator;

/** One thing that varies; its values are numbers, and it knows how to make new ones from old ones. */
public sealed interface Variable {

    /** What varies. */
    String name();

    /** Whether a number is a value of this variable. */
    boolean holds(double value);

    /** How many values there are; infinite for real numbers. */
    double valueCount();

    /** Any value, all equally likely. */
    double random(RandomGenerator random);

    /** Another value, rather a close one; the same if there is no other. */
    double near(double value, RandomGenerator random);

    /** A value made of two others: between them where values have an order, else one of them. */
    double between(double one, double other, RandomGenerator random);

    /** Whole numbers in their order, {@code from} and {@code to} among them. */
    record Whole(String name, int from, int to) implements Variable {

        public Whole {
            requireOrder(name, from, to);
        }

        @Override
        public boolean holds(double value) {
            return value >= from && value <= to && value == Math.rint(value);
        }

        @Override
        public double valueCount() {
            return (double) to - from + 1;
        }

        @Override
        public double random(RandomGenerator random) {
            return from + Math.floor(random.nextDouble() * valueCount());
        }

        /** Steps of 1 to half of the range, each power of two equally likely. */
        @Override
        public double near(double value, RandomGenerator random) {
            double step = Math.floor(Math.pow(Math.max(valueCount() / 2, 1), random.nextDouble()));
            boolean up = value == from || (value != to && random.nextBoolean());
            return Math.max(from, Math.min(to, up ? value + step : value - step));
        }

        @Override
        public double between(double one, double other, RandomGenerator random) {
            return Math.rint(one + random.nextDouble() * (other - one));
        }
    }

    /** Things without an order, by their number from 0 to {@code count - 1}. */
    record Choice(String name, int count) implements Variable {

        public Choice {
            requireOrder(name, 1, count);
        }

        @Override
        public boolean holds(double value) {
            return value >= 0 && value < count && value == Math.rint(value);
        }

        @Override
        public double valueCount() {
            return count;
        }

        @Override
        public double random(RandomGenerator random) {
            return random.nextInt(count);
        }

        @Override
        public double near(double value, RandomGenerator random) {
            return count == 1 ? value : (value + 1 + random.nextInt(count - 1)) % count;
        }

        @Override
        public double between(double one, double other, RandomGenerator random) {
            return random.nextBoolean() ? one : other;
        }
    }

    /** Real numbers from {@code from} to {@code to}. */
    record Real(String name, double from, double to) implements Variable {

        private static final double SMALLEST_STEP_FRACTION = 1e-4;

        public Real {
            requireOrder(name, from, to);
        }

        @Override
        public boolean holds(double value) {
            return value >= from && value <= to;
        }

        @Override
        public double valueCount() {
            return from == to ? 1 : Double.POSITIVE_INFINITY;
        }

        @Override
        public double random(RandomGenerator random) {
            return clamped(from + random.nextDouble() * (to - from));
        }

        /** Steps of a ten-thousandth to half of the range, each power of ten equally likely; the ends stop them. */
        @Override
        public double near(double value, RandomGenerator random) {
            double step = (to - from) / 2 * Math.pow(2 * SMALLEST_STEP_FRACTION, random.nextDouble());
            boolean up = value <= from || (value < to && random.nextBoolean());
            return clamped(up ? value + step : value - step);
        }

        /** Also a little outside of the two, so that the range of a population need not shrink. */
        @Override
        public double between(double one, double other, RandomGenerator random) {
            return clamped(one + (1.2 * random.nextDouble() - 0.1) * (other - one));
        }

        private double clamped(double value) {
            return Math.max(from, Math.min(to, value));
        }
    }

    /** Positive real numbers over a wide range: what {@link Real} is to differences, this is to ratios. */
    record Scaled(String name, double from, double to) implements Variable {

        public Scaled {
            requireOrder(name, from, to);
            if (from <= 0) {
                throw new IllegalArgumentException("The variable " + name + " starts at " + from + ", not above 0.");
            }
        }

        private Real logarithm() {
            return new Real(name, Math.log(from), Math.log(to));
        }

        @Override
        public boolean holds(double value) {
            return value >= from && value <= to;
        }

        @Override
        public double valueCount() {
            return logarithm().valueCount();
        }

        @Override
        public double random(RandomGenerator random) {
            return clamped(logarithm().random(random));
        }

        @Override
        public double near(double value, RandomGenerator random) {
            return clamped(logarithm().near(Math.log(value), random));
        }

        @Override
        public double between(double one, double other, RandomGenerator random) {
            return clamped(logarithm().between(Math.log(one), Math.log(other), random));
        }

        private double clamped(double logarithm) {
            return Math.max(from, Math.min(to, Math.exp(logarithm)));
        }
    }

    private static void requireOrder(String name, double from, double to) {
        if (!(from <= to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException(
                    "The variable " + name + " has no values from " + from + " to " + to + ".");
        }
    }
}
