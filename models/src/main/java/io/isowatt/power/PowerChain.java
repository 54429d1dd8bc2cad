package io.isowatt.power;

import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.ServerPower;

import java.util.OptionalInt;

/**
 * From board watts to the chosen boundary, per GPU of a replica, on machines filled with whole replicas.
 *
 * <pre>
 * server   = A/N' + K·(P + empty·P_unloaded) + network·(1 + empty),   empty = idle GPUs per GPU in use
 * facility = server·PUE
 * provisioned = provisioned IT per GPU·c·design PUE·(1 + empty),   c = (A/N + K·cap + network)/(A/N + K·TDP + network)
 * </pre>
 *
 * N' GPUs in use of the N that share A: replicas fill the machine as often as they fit, or are so many as is said, and the
 * GPUs that they leave empty are paid for by the others. Under a cap the planned watts shrink as those of a machine at
 * its limits do, so that the planner's margin over these stays in proportion.
 */
public final class PowerChain {

    private final ServerPower power;
    private final double fixedWattsPerGpu;
    private final double emptyPerGpu;
    private final double emptyBoardWatts;
    private final double pueFraction;
    private final double designPueFraction;
    private final double provisionedWattsPerGpu;

    /**
     * The chain for replicas of a size.
     *
     * @param hardware the machine
     * @param replicaGpuCount GPUs of one replica
     * @param pueFraction power usage effectiveness of drawn power
     */
    public PowerChain(Hardware hardware, int replicaGpuCount, double pueFraction) {
        this(hardware, replicaGpuCount, OptionalInt.empty(), pueFraction, 1);
    }

    /**
     * The chain for some replicas of a size, whose boards may be capped.
     *
     * @param hardware the machine
     * @param replicaGpuCount GPUs of one replica
     * @param replicaCount replicas; empty for as many as fill their machines
     * @param pueFraction power usage effectiveness of drawn power
     * @param capFraction limit of board watts over the board's own, 1 for none
     */
    public PowerChain(
            Hardware hardware, int replicaGpuCount, OptionalInt replicaCount, double pueFraction, double capFraction) {
        this.power = hardware.power();
        int unitSystems = (replicaGpuCount + hardware.systemGpuCount() - 1) / hardware.systemGpuCount();
        int unitReplicas = unitSystems * hardware.systemGpuCount() / replicaGpuCount;
        int replicas = replicaCount.orElse(unitReplicas);
        int units = (replicas + unitReplicas - 1) / unitReplicas;
        double systems = (double) unitSystems * units;
        double gpus = systems * hardware.systemGpuCount();
        double used = (double) replicas * replicaGpuCount;
        this.fixedWattsPerGpu = systems * power.fixedWatts() / used;
        this.emptyPerGpu = (gpus - used) / used;
        this.emptyBoardWatts = power.unloadedFraction() * hardware.accelerator().boardLimitWatts();
        this.pueFraction = pueFraction;
        this.designPueFraction = Math.max(power.designPueFraction(), pueFraction);
        double limitWatts = hardware.accelerator().boardLimitWatts();
        double sharedWatts = power.fixedWatts() / hardware.systemGpuCount() + power.networkWattsPerGpu();
        this.provisionedWattsPerGpu = power.provisionedWattsPerGpu()
                * ((sharedWatts + power.slopeFraction() * (capFraction * limitWatts))
                        / (sharedWatts + power.slopeFraction() * limitWatts));
    }

    /** GPUs that one has to have for each GPU in use: 1 where replicas fill the machines. */
    public double ownedPerUsedGpu() {
        return 1 + emptyPerGpu;
    }

    /** Watts at a boundary per GPU in use, when each of them draws so many at its board. */
    public double wattsPerGpu(PowerBoundary boundary, double boardWatts) {
        return switch (boundary) {
            case BOARD -> boardWatts;
            case SERVER -> serverWatts(boardWatts);
            case FACILITY -> serverWatts(boardWatts) * pueFraction;
            case PROVISIONED -> provisionedWattsPerGpu * designPueFraction * (1 + emptyPerGpu);
        };
    }

    /** How server and facility watts follow board watts: d ln P_server / d ln P = K·P/P_server. */
    public double boardShareFraction(double boardWatts) {
        return power.slopeFraction() * boardWatts / serverWatts(boardWatts);
    }

    private double serverWatts(double boardWatts) {
        return fixedWattsPerGpu
                + power.slopeFraction() * (boardWatts + emptyPerGpu * emptyBoardWatts)
                + power.networkWattsPerGpu() * (1 + emptyPerGpu);
    }
}
