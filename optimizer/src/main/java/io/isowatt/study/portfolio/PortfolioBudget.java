package io.isowatt.study.portfolio;

import io.isowatt.estimate.Estimate;

/** What all replicas of a portfolio may take together. */
public sealed interface PortfolioBudget {

    /** What a replica takes of it. */
    double taken(Estimate replica);

    /** How much there is. */
    double limit();

    /** Power, at the boundary of each study. */
    record Power(double watts) implements PortfolioBudget {

        public Power {
            requirePositive(watts);
        }

        @Override
        public double taken(Estimate replica) {
            return replica.watts();
        }

        @Override
        public double limit() {
            return watts;
        }
    }

    /** A number of GPUs. */
    record Gpus(int count) implements PortfolioBudget {

        public Gpus {
            requirePositive(count);
        }

        @Override
        public double taken(Estimate replica) {
            return replica.gpuCount();
        }

        @Override
        public double limit() {
            return count;
        }
    }

    private static void requirePositive(double limit) {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("The budget (" + limit + ") is not above 0.");
        }
    }
}
