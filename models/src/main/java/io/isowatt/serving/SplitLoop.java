package io.isowatt.serving;

import java.util.Optional;

/**
 * A closed loop of clients through a prefill pool, a transfer and a decode pool, at a given request rate X.
 *
 * <pre>
 * D = w/x,  ρ = X·D,   U = s + transfer + first token,   N_0 = max(X·U + B, 1)
 * W_q  = (1 − 1/N_0)·D·ρ/(2·(1 − ρ))
 * TTFT = U + W_q + β·D·(N − 1)/2,   N = X·TTFT + B
 * transfer = latency + max(t_P·(1 + σ_P/(2·(1 − σ_P))), t_D·(1 + σ_D/(2·(1 − σ_D)))),   σ = X·t/ranks
 * </pre>
 *
 * x workers with w seconds per prompt and s for one alone; B sequences that decode; N clients; β burst, the share of the other
 * clients' prompts met at the start; t and σ time and load of the links on either side. W_q is the wait for steady service
 * in one queue with Poisson arrivals (Pollaczek and Khinchine), the pool taken as one server x times as fast (Seidmann), less
 * what a client would wait for itself (Schweitzer). Every operation is monotone, so that TTFT is, rounding included, in each
 * of w, s, t, X; and 1/x.
 *
 * @param requestsPerSecond of all workers (X)
 * @param ttftSeconds from sending the prompt to the first token
 * @param prefillSeconds own prefill
 * @param transferSeconds moving the cache, with waiting for the links
 * @param firstTokenSeconds the decode side and the framework
 * @param prefillBusyFraction share of time that prefill workers are busy (ρ)
 * @param sendBusyFraction load of the links of the prefill pool
 * @param receiveBusyFraction load of the links of the decode pool
 */
public record SplitLoop(
        double requestsPerSecond,
        double ttftSeconds,
        double prefillSeconds,
        double transferSeconds,
        double firstTokenSeconds,
        double prefillBusyFraction,
        double sendBusyFraction,
        double receiveBusyFraction) {

    /**
     * The loop of x prefill and y decode workers at the rate of the latter; empty if prefill or a link cannot keep up.
     *
     * @param x prefill workers
     * @param y decode workers
     * @param burst share of the other clients' prompts that a prompt meets at the start (β)
     * @param network whether caches go through the network
     */
    public static Optional<SplitLoop> of(
            PrefillService prefill, double x, DecodeService decode, double y, double burst, boolean network) {
        double X = y * decode.requestsPerSecond();
        double B = y * decode.runningCount();
        double D = prefill.secondsPerPrompt() / x;
        double rho = X * D;
        double t_P = prefill.port().seconds(network);
        double t_D = decode.port().seconds(network);
        double sigma_P = X * t_P / (x * prefill.port().rankCount());
        double sigma_D = X * t_D / (y * decode.port().rankCount());
        if (!(rho < 1 && sigma_P < 1 && sigma_D < 1)) {
            return Optional.empty();
        }
        double latency =
                Math.max(prefill.port().latencySeconds(network), decode.port().latencySeconds(network));
        double transfer = latency + Math.max(t_P + wait(t_P, sigma_P), t_D + wait(t_D, sigma_D));
        double U = prefill.promptSeconds() + transfer + decode.firstTokenSeconds();
        double others = 1 - 1 / Math.max(X * U + B, 1);
        double half = burst / 2;
        double ttft = (U + others * wait(D, rho) + half * D * (B - 1)) / (1 - half * rho);
        return Optional.of(new SplitLoop(
                X, ttft, prefill.promptSeconds(), transfer, decode.firstTokenSeconds(), rho, sigma_P, sigma_D));
    }

    /** Mean wait for a server with fixed service time and Poisson arrivals: t·ρ/(2·(1 − ρ)). */
    private static double wait(double serviceSeconds, double busyFraction) {
        return serviceSeconds * busyFraction / (2 * (1 - busyFraction));
    }

    /** Waiting for a prefill worker. */
    public double waitSeconds() {
        return ttftSeconds - prefillSeconds - transferSeconds - firstTokenSeconds;
    }
}
