package io.isowatt.power;

import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.ServerPower;

/**
 * From board watts to the chosen boundary, per GPU of a replica, on machines filled with whole replicas.
 *
 * <pre>
 * server   = A/N' + K·(P + empty·P_unloaded) + network·(1 + empty),   empty = idle GPUs per GPU in use
 * facility = server·PUE
 * provisioned = provisioned IT per GPU·design PUE·(1 + empty)
 * </pre>
 *
 * N' GPUs in use of the N that share A: replicas fill the machine as often as they fit.
 */
public final class PowerChain {

    private final ServerPower power;
    private final double fixedWattsPerGpu;
    private final double emptyPerGpu;
    private final double emptyBoardWatts;
    private final double pueFraction;
    private final double designPueFraction;

    /**
     * The chain for replicas of a size.
     *
     * @param hardware the machine
     * @param replicaGpuCount GPUs of one replica
     * @param pueFraction power usage effectiveness of drawn power
     */
    public PowerChain(Hardware hardware, int replicaGpuCount, double pueFraction) {
        this.power = hardware.power();
        int systems = (replicaGpuCount + hardware.systemGpuCount() - 1) / hardware.systemGpuCount();
        int gpus = systems * hardware.systemGpuCount();
        int used = gpus / replicaGpuCount * replicaGpuCount;
        this.fixedWattsPerGpu = systems * power.fixedWatts() / used;
        this.emptyPerGpu = (double) (gpus - used) / used;
        this.emptyBoardWatts = power.unloadedFraction() * hardware.accelerator().boardLimitWatts();
        this.pueFraction = pueFraction;
        this.designPueFraction = Math.max(power.designPueFraction(), pueFraction);
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
            case PROVISIONED -> power.provisionedWattsPerGpu() * designPueFraction * (1 + emptyPerGpu);
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
