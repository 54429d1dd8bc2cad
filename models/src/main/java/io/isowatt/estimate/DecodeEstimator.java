package io.isowatt.estimate;

import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Accelerator;
import io.isowatt.power.BoardPower;
import io.isowatt.power.PowerCap;
import io.isowatt.power.PowerConstants;
import io.isowatt.power.StepWork;
import io.isowatt.power.Watts;
import io.isowatt.serving.DecodePlan;
import io.isowatt.serving.DecodeService;
import io.isowatt.serving.Memory;
import io.isowatt.serving.Rejected;

import java.util.Optional;

/** Estimates one layout as a worker of a decode pool, with any number of running sequences. */
public final class DecodeEstimator {

    private final Scenario scenario;
    private final Layout layout;
    private final WorkerCosts costs;
    private final DecodePlan plan;
    private final StepWork work;
    private final BoardPower boardPower;
    private final Optional<PowerCap> cap;

    /**
     * The estimator of a layout.
     *
     * @param scenario with the machine of the decode pool
     */
    public DecodeEstimator(Scenario scenario, Layout layout) {
        this.scenario = scenario;
        this.layout = layout;
        this.costs = WorkerCosts.of(scenario, layout);
        this.plan = new DecodePlan(costs.serving(), scenario.model(), scenario.workload(), costs.links());
        PowerConstants power = scenario.calibration().power();
        this.work = new StepWork(
                scenario.model(),
                scenario.hardware().accelerator(),
                layout,
                costs.serving().meanContextTokens(),
                StepWork.tileRows(
                        power, scenario.model(), scenario.hardware().accelerator(), layout, scenario.framework()));
        this.boardPower = new BoardPower(power);
        this.cap = PowerCap.of(power, scenario.settings());
    }

    /** Why such a worker can decode nothing, if so. */
    public Optional<Rejected> rejection() {
        Optional<Rejected> limits = cap.flatMap(PowerCap::rejection);
        return limits.isPresent() ? limits : plan.rejection();
    }

    public Memory memory() {
        return plan.memory();
    }

    public Layout layout() {
        return layout;
    }

    /** The most sequences that a worker runs at once: what its memory holds or the user lets run. */
    public int sequenceLimitCount() {
        return (int) Math.min(plan.sequenceLimitCount(), Integer.MAX_VALUE);
    }

    /** The worker with so many running sequences, whether they fit or not. */
    public DecodeWorker worker(double running) {
        double rankRunning = plan.rankRunningCount(running);
        double sequences = plan.stepSequenceCount(rankRunning);
        int rows = scenario.settings().speculation().rowsPerSequence();
        double bytes = work.bytes(sequences, rows);
        double flop = work.flop(sequences, rows);
        Accelerator chip = scenario.hardware().accelerator();
        double peak = work.peakFlopPerSecond();
        double t = plan.stepSeconds(rankRunning);
        double drawn = boardPower.decodeFraction(chip, peak, bytes, flop, t);
        DecodeService service = plan.at(running, t);
        if (cap.isPresent()) {
            double longer = cap.get()
                    .decodeTimeFraction(
                            drawn,
                            bytes / (t * chip.memoryBytesPerSecond()),
                            flop / (t * peak),
                            plan.hostSeconds(rankRunning) / t);
            service = plan.at(running, longer * t);
            drawn = cap.get().drawnFraction(drawn);
        }
        double board = boardPower.watts(chip, scenario.hardware().power().idleFraction(), 0, 0, drawn);
        return new DecodeWorker(
                scenario.hardware(),
                layout,
                service,
                Watts.of(costs.chain(), layout.gpuCount(), board),
                costs.dollarsPerSecond());
    }

    /** The decode step of a worker split by operator family, in seconds. */
    public double[] breakdownSeconds(DecodeWorker worker) {
        double[] seconds = plan.breakdownSeconds(worker.service().rankRunningCount());
        return cap.isPresent() ? StretchedStep.seconds(seconds, worker.service().stepSeconds()) : seconds;
    }
}
