package io.isowatt.power;

/**
 * Power of a prefill worker, a straight line in its rate: P = idle + joules per prompt · rate.
 *
 * <pre>
 * P_board = TDP·(ρ·fPre + (1 − ρ)·fIdle),   ρ = rate·w
 * </pre>
 *
 * The chain from board to facility is linear, so the line holds at every boundary.
 *
 * @param idle an engine that waits
 * @param boardJoulesPerPrompt energy that a prompt adds at the boards
 * @param serverJoulesPerPrompt the same with server and network
 * @param facilityJoulesPerPrompt the same with power distribution and cooling
 */
public record PrefillPower(
        Watts idle, double boardJoulesPerPrompt, double serverJoulesPerPrompt, double facilityJoulesPerPrompt) {

    /**
     * The line of a worker.
     *
     * @param gpuCount GPUs of the worker
     * @param idleWattsPerGpu board of a GPU that waits
     * @param busyWattsPerGpu board of a GPU in prefill
     * @param secondsPerPrompt of the worker when it is always busy (w)
     */
    public static PrefillPower of(
            PowerChain chain, int gpuCount, double idleWattsPerGpu, double busyWattsPerGpu, double secondsPerPrompt) {
        Watts idle = Watts.of(chain, gpuCount, idleWattsPerGpu);
        Watts busy = Watts.of(chain, gpuCount, Math.max(idleWattsPerGpu, busyWattsPerGpu));
        return new PrefillPower(
                idle,
                (busy.boardWatts() - idle.boardWatts()) * secondsPerPrompt,
                (busy.serverWatts() - idle.serverWatts()) * secondsPerPrompt,
                (busy.facilityWatts() - idle.facilityWatts()) * secondsPerPrompt);
    }

    /** Power of equal workers at a boundary that share a rate of prompts. */
    public double watts(PowerBoundary boundary, double workerCount, double promptsPerSecond) {
        return switch (boundary) {
            case BOARD -> workerCount * idle.boardWatts() + promptsPerSecond * boardJoulesPerPrompt;
            case SERVER -> workerCount * idle.serverWatts() + promptsPerSecond * serverJoulesPerPrompt;
            case FACILITY -> workerCount * idle.facilityWatts() + promptsPerSecond * facilityJoulesPerPrompt;
            case PROVISIONED -> workerCount * idle.provisionedWatts();
        };
    }
}
