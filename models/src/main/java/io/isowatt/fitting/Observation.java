package io.isowatt.fitting;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.measured.OfflineRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.serving.Performance;
import io.isowatt.serving.ServingPlan;
import io.isowatt.validation.OfflineThroughput;
import io.isowatt.workload.Workload;

import java.util.OptionalDouble;

/** What was seen of a deployment under a load, and how far off a plan of it is; the first figure and the second. */
sealed interface Observation {

    /** The rows of one deployment under loads that differ in the number of clients share its plan. */
    record Plan(LanguageModel model, Hardware hardware, Layout layout, Workload workload, Framework framework) {}

    /** Rows of one cell share their weight, so that a long sweep does not outvote a short one. */
    record Cell(Class<?> kind, Framework framework, String hardware, String model, String precision) {}

    Plan plan();

    /** Weight of the first figure, beside the cell's; 0 where it was not measured. */
    double firstWeightFraction();

    /** Weight of the second figure. */
    double secondWeightFraction();

    /** Writes the logarithms of predicted over measured of both figures at an index and the next. */
    void writeErrors(ServingPlan plan, double[] errors, int at);

    default Cell cell() {
        return new Cell(
                getClass(),
                plan().framework(),
                plan().hardware().id(),
                plan().model().id(),
                plan().layout().weights().label());
    }

    private static double logError(double predicted, OptionalDouble measured) {
        return measured.isPresent() && predicted > 0 ? Math.log(predicted / measured.getAsDouble()) : 0;
    }

    /**
     * A closed loop of clients: time per output token and time to first token. The latter scatters twice as much, so its
     * error counts three tenths, and a twentieth of that where the load protocol is not known.
     *
     * @param row what was measured
     */
    record OfServing(ServingRow row) implements Observation {

        private static final double TTFT_FRACTION = 0.4 * 0.4;
        private static final double UNPUBLISHED_FRACTION = 0.05 * 0.05;

        @Override
        public Plan plan() {
            return new Plan(row.model(), row.hardware(), row.layout(), row.workload(), row.framework());
        }

        @Override
        public double firstWeightFraction() {
            return row.measured().tpotSeconds().isPresent() && row.workload().outputTokens() > 1 ? 1 : 0;
        }

        @Override
        public double secondWeightFraction() {
            return row.measured().ttftSeconds().isPresent()
                    ? TTFT_FRACTION * (row.protocol().published() ? 1 : UNPUBLISHED_FRACTION)
                    : 0;
        }

        @Override
        public void writeErrors(ServingPlan plan, double[] errors, int at) {
            Performance predicted = plan.performance(row.clientCount());
            errors[at] = logError(predicted.tpotSeconds(), row.measured().tpotSeconds());
            errors[at + 1] = logError(predicted.ttftSeconds(), row.measured().ttftSeconds());
        }
    }

    /**
     * An engine whose watts were measured: time per output token, sequences over output rate. Its prompt lengths are guesses,
     * so its error counts three tenths.
     *
     * @param row what was measured
     */
    record OfPower(PowerRow row) implements Observation {

        @Override
        public Plan plan() {
            return new Plan(
                    row.model(),
                    row.hardware(),
                    row.layout(),
                    Workload.fixed(row.promptTokens(), row.outputTokens()),
                    row.framework());
        }

        @Override
        public double firstWeightFraction() {
            return 0.3 * 0.3;
        }

        @Override
        public double secondWeightFraction() {
            return 0;
        }

        @Override
        public void writeErrors(ServingPlan plan, double[] errors, int at) {
            double sequences = row.sequenceCount().orElseThrow();
            errors[at] = logError(
                    plan.performance(sequences).tpotSeconds(),
                    OptionalDouble.of(sequences / row.outputTokensPerSecond().orElseThrow()));
        }
    }

    /**
     * Output with every request queued at once; its error counts three tenths, for how many sequences ran is not told.
     *
     * @param row what was measured
     */
    record OfOffline(OfflineRow row) implements Observation {

        @Override
        public Plan plan() {
            return new Plan(
                    row.model(),
                    row.hardware(),
                    row.layout(),
                    Workload.fixed(row.promptTokens(), row.outputTokens()),
                    row.framework());
        }

        @Override
        public double firstWeightFraction() {
            return row.outputTokensPerSecondPerGpu().isPresent() ? 0.2 * 0.2 : 0;
        }

        @Override
        public double secondWeightFraction() {
            return 0;
        }

        @Override
        public void writeErrors(ServingPlan plan, double[] errors, int at) {
            double limit = row.sequenceLimitCount()
                    .orElse(OfflineThroughput.SEQUENCE_LIMIT_COUNT
                            * row.layout().dataDegree());
            double output = OfflineThroughput.outputTokensPerSecond(plan, row.layout(), plan().workload(), limit);
            errors[at] = logError(output / row.layout().gpuCount(), row.outputTokensPerSecondPerGpu());
        }
    }
}
