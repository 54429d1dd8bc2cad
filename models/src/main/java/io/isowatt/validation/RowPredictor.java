package io.isowatt.validation;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.estimate.DecodeEstimator;
import io.isowatt.estimate.DisaggregatedEstimate;
import io.isowatt.estimate.DisaggregatedEstimator;
import io.isowatt.estimate.DisaggregatedLoad;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.estimate.PrefillEstimator;
import io.isowatt.estimate.Scenario;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.measured.MeasuredRow;
import io.isowatt.measured.OfflineRow;
import io.isowatt.measured.PowerRow;
import io.isowatt.measured.ServingRow;
import io.isowatt.measured.SplitRow;
import io.isowatt.measured.UnansweredRow;
import io.isowatt.power.BoardPower;
import io.isowatt.power.PowerBoundary;
import io.isowatt.power.StepWork;
import io.isowatt.workload.Workload;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Predicts rows with one set of constants. Rows are known to have run, so none is refused for memory.
 *
 * @param calibration the constants
 */
record RowPredictor(Calibration calibration) {

    RowResult predict(MeasuredRow row) {
        if (row instanceof ServingRow serving) {
            return answered(row, predict(serving));
        }
        if (row instanceof SplitRow split) {
            return answered(row, predict(split));
        }
        if (row instanceof PowerRow power) {
            return answered(row, predict(power));
        }
        if (row instanceof OfflineRow offline) {
            return answered(row, predict(offline));
        }
        return new RowResult(row, Optional.empty(), ((UnansweredRow) row).reason());
    }

    private static RowResult answered(MeasuredRow row, Prediction prediction) {
        return prediction.outputTokensPerSecond() > 0 && Double.isFinite(prediction.outputTokensPerSecond())
                ? new RowResult(row, Optional.of(prediction), "")
                : new RowResult(row, Optional.empty(), "The model has no finite figure for this row.");
    }

    private Prediction predict(ServingRow row) {
        LayoutEstimator estimator =
                estimator(row.model(), row.hardware(), row.workload(), row.framework(), row.layout());
        return own(estimator, row.clientCount(), OptionalDouble.empty());
    }

    private Prediction predict(SplitRow row) {
        Scenario scenario = scenario(row.model(), row.prefill().hardware(), row.workload(), row.framework());
        PrefillEstimator prefill = new PrefillEstimator(scenario, row.prefill().layout());
        DecodeEstimator decode = new DecodeEstimator(
                scenario.on(row.decode().hardware()), row.decode().layout());
        boolean beyond = prefill.rejection().isPresent() || decode.rejection().isPresent();
        DisaggregatedEstimate estimate = new DisaggregatedLoad(
                        new DisaggregatedEstimator(scenario),
                        prefill.worker(),
                        row.prefill().workerCount(),
                        decode,
                        row.decode().workerCount(),
                        beyond ? Double.POSITIVE_INFINITY : decode.sequenceLimitCount())
                .at(row.clientCount());
        double latest = row.clientCount() * prefill.worker().service().promptSeconds()
                + estimate.loop().transferSeconds()
                + estimate.loop().firstTokenSeconds();
        return prediction(estimate.estimate(), OptionalDouble.empty(), latest, beyond);
    }

    private Prediction predict(PowerRow row) {
        Workload workload = Workload.fixed(row.promptTokens(), row.outputTokens());
        LayoutEstimator estimator = estimator(row.model(), row.hardware(), workload, row.framework(), row.layout());
        return own(estimator, row.sequenceLimitCount(), wattsAtMeasuredStep(row));
    }

    private static Prediction own(LayoutEstimator estimator, double clients, OptionalDouble watts) {
        return prediction(
                estimator.estimate(clients),
                watts,
                Double.NaN,
                estimator.rejection().isPresent());
    }

    private static Prediction prediction(
            Estimate estimate, OptionalDouble watts, double latestTtftSeconds, boolean beyondMemory) {
        return new Prediction(
                estimate.performance().ttftSeconds(),
                estimate.performance().tpotSeconds(),
                estimate.outputTokensPerSecond(),
                watts.orElse(estimate.boardWattsPerGpu()),
                estimate.boardWattsPerGpu(),
                estimate.joulesPerOutputToken(),
                latestTtftSeconds,
                beyondMemory);
    }

    private Prediction predict(OfflineRow row) {
        Workload workload = Workload.fixed(row.promptTokens(), row.outputTokens());
        LayoutEstimator estimator = estimator(row.model(), row.hardware(), workload, row.framework(), row.layout());
        double limit = row.sequenceLimitCount()
                .orElse(OfflineThroughput.SEQUENCE_LIMIT_COUNT * row.layout().dataDegree());
        double output = OfflineThroughput.outputTokensPerSecond(estimator.serving(), row.layout(), workload, limit);
        double none = Double.NaN;
        return new Prediction(
                none,
                none,
                output,
                none,
                none,
                none,
                none,
                estimator.rejection().isPresent());
    }

    private LayoutEstimator estimator(
            LanguageModel model, Hardware hardware, Workload workload, Framework framework, Layout layout) {
        return new LayoutEstimator(scenario(model, hardware, workload, framework), layout);
    }

    private Scenario scenario(LanguageModel model, Hardware hardware, Workload workload, Framework framework) {
        return new Scenario(
                model,
                hardware,
                workload,
                framework,
                calibration,
                PowerBoundary.BOARD,
                OptionalDouble.empty(),
                PriceBasis.OWNED);
    }

    /**
     * Board watts from the measured step time t, batch B and output rate: the share of time in prefill is x = 1 − t·rate/B,
     * the context that of half of the output. Empty where one of these was not measured.
     */
    private OptionalDouble wattsAtMeasuredStep(PowerRow row) {
        if (row.stepSeconds().isEmpty()
                || row.sequenceCount().isEmpty()
                || row.outputTokensPerSecond().isEmpty()) {
            return OptionalDouble.empty();
        }
        double t = row.stepSeconds().getAsDouble();
        double B = row.sequenceCount().getAsDouble();
        double x = 1 - t * row.outputTokensPerSecond().getAsDouble() / B;
        Hardware hardware = row.hardware();
        StepWork work = new StepWork(
                row.model(),
                hardware.accelerator(),
                row.layout(),
                row.promptTokens() + row.outputTokens() / 2,
                StepWork.tileRows(
                        calibration.power(), row.model(), hardware.accelerator(), row.layout(), row.framework()));
        return OptionalDouble.of(new BoardPower(calibration.power())
                .watts(
                        hardware.accelerator(),
                        hardware.power().idleFraction(),
                        work.peakFlopPerSecond(),
                        work.bytes(B),
                        work.flop(B),
                        t,
                        x));
    }
}
