package io.isowatt.estimate;

import io.isowatt.calibration.Calibration;
import io.isowatt.cost.PriceBasis;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.power.PowerBoundary;
import io.isowatt.power.PowerChain;
import io.isowatt.workload.Workload;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is held fixed while layouts and concurrency vary.
 *
 * @param model what is served
 * @param hardware on which machine
 * @param workload which load
 * @param framework with which software
 * @param settings launched how
 * @param calibration by which constants
 * @param boundary where watts are counted
 * @param pueFraction power usage effectiveness; empty for the machine's own
 * @param price which price counts
 */
public record Scenario(
        LanguageModel model,
        Hardware hardware,
        Workload workload,
        Framework framework,
        ServerSettings settings,
        Calibration calibration,
        PowerBoundary boundary,
        OptionalDouble pueFraction,
        PriceBasis price) {

    /** A scenario with the server launched as calibrated. */
    public Scenario(
            LanguageModel model,
            Hardware hardware,
            Workload workload,
            Framework framework,
            Calibration calibration,
            PowerBoundary boundary,
            OptionalDouble pueFraction,
            PriceBasis price) {
        this(
                model,
                hardware,
                workload,
                framework,
                ServerSettings.CALIBRATED,
                calibration,
                boundary,
                pueFraction,
                price);
    }

    /** The same with the server launched in another way. */
    public Scenario with(ServerSettings launched) {
        return new Scenario(model, hardware, workload, framework, launched, calibration, boundary, pueFraction, price);
    }

    /** The same under another load. */
    public Scenario with(Workload load) {
        return new Scenario(model, hardware, load, framework, settings, calibration, boundary, pueFraction, price);
    }

    /** The same where another price counts. */
    public Scenario with(PriceBasis counted) {
        return new Scenario(
                model, hardware, workload, framework, settings, calibration, boundary, pueFraction, counted);
    }

    /** The same on another machine. */
    public Scenario on(Hardware machine) {
        return new Scenario(model, machine, workload, framework, settings, calibration, boundary, pueFraction, price);
    }

    /** From the boards of a layout's replicas to the wall; as many replicas as fill their machines if no number is given. */
    PowerChain chain(Layout layout, OptionalInt replicaCount) {
        return new PowerChain(
                hardware,
                layout.gpuCount(),
                replicaCount,
                effectivePueFraction(),
                settings.powerCapFraction().orElse(1));
    }

    /** The power usage effectiveness that counts. */
    public double effectivePueFraction() {
        return pueFraction.orElse(hardware.power().pueFraction());
    }
}
