package io.isowatt.serving;

import java.util.Optional;

/**
 * A closed loop of clients through a prefill pool, a transfer and a decode pool, at a given request rate X.
 *
 * <pre>
 * D = w/x,  ρ = X·D,   U = s + ρ·crowding + transfer + first token,   f = 1 − 1/max(X·U + B, 1)
 * W_q  = f·D·ρ/(2·(1 − f·ρ))
 * TTFT = U + W_q + β·D·(N − 1)/2,   N = X·TTFT + B
 * transfer = latency + max(t_P·(1 + σ_P/(2·(1 − σ_P))), t_D·(1 + σ_D/(2·(1 − σ_D)))),   σ = X·t/ranks
 * </pre>
 *
 * x workers with w seconds per prompt when busy, s for one alone, and longer by their crowding where other attention
 * ranks work as well; B sequences that decode; N clients; t and σ time and load of the links on either side. The pool
 * counts as one server x times as fast (Seidmann) with fixed service time; a prompt finds the others there as if its
 * own client did not exist (arrival theorem, Schweitzer's estimate f of the share of the others), one of them half
 * done. With ten prompts per client, of which the first are sent at once, a tenth (β) meets half of the other clients'
 * prompts. In f the clients that wait are left out, so that it stands in closed form. Every operation is monotone, so
 * that TTFT is, rounding included, in each of w, s, t and latency. Of simulated loops TTFT is within 6 %, but up to 23
 * % too long for few clients or loads above 0.9.
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

    /** Share of prompts that start with those of all other clients: the first of ten per client, as servers are measured. */
    private static final double START_FRACTION = 0.1;

    /**
     * The loop of x prefill and y decode workers at the rate of the latter; empty if prefill or a link cannot keep up.
     *
     * @param x prefill workers
     * @param y decode workers
     * @param network whether caches go through the network
     */
    public static Optional<SplitLoop> of(
            PrefillService prefill, double x, DecodeService decode, double y, boolean network) {
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
        double own = prefill.promptSeconds() + rho * prefill.crowdedSeconds();
        double U = own + transfer + decode.firstTokenSeconds();
        double others = 1 - 1 / Math.max(X * U + B, 1);
        double half = START_FRACTION / 2;
        double ttft = (U + others * D * rho / (2 * (1 - others * rho)) + half * D * (B - 1)) / (1 - half * rho);
        return Optional.of(new SplitLoop(X, ttft, own, transfer, decode.firstTokenSeconds(), rho, sigma_P, sigma_D));
    }

    /** Mean wait for a server with fixed service time and Poisson arrivals: t·ρ/(2·(1 − ρ)). */
    private static double wait(double serviceSeconds, double busyFraction) {
        return serviceSeconds * busyFraction / (2 * (1 - busyFraction));
    }

    /** The same with another time to first token. */
    public SplitLoop withTtft(double seconds) {
        return new SplitLoop(
                requestsPerSecond,
                seconds,
                prefillSeconds,
                transferSeconds,
                firstTokenSeconds,
                prefillBusyFraction,
                sendBusyFraction,
                receiveBusyFraction);
    }

    /** Waiting for a prefill worker. */
    public double waitSeconds() {
        return ttftSeconds - prefillSeconds - transferSeconds - firstTokenSeconds;
    }
}
