package io.isowatt.power;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.serving.Rejected;

import java.util.Optional;

/**
 * A limit on board watts, a locked SM clock, or both: how much longer each phase takes, and what it draws then. Watts are
 * shares of the board limit; at no limit every factor is exactly 1.
 *
 * <pre>
 * φ     = min(lock, √((cap − s)/(Pu − s)))          relative SM clock, 1 where the cap is not reached
 * P     = s + φ²·(Pu − s)                           Pu: the phase without cap; the cap itself where it is reached
 * τ_pre = 1/φ
 * τ_dec = k·((u_m⁴ + (u_s/φ)⁴)/(u_m⁴ + u_s⁴))^¼ + h,   u_s = max(u_c, 0.75·u_m)
 * </pre>
 *
 * h is the share of host and links in a decode step, k = 1 − h; u_m and u_c the shares of peak bandwidth and peak compute
 * that the step uses. Compared with capped MLPerf servers (H200 500 of 700 W: 0.79 to 0.83 of the speed, 0.81 by the formula)
 * and a workstation card in decode (2.9 % mean error, worst 12 %).
 */
public final class PowerCap {

    private final PowerConstants power;
    private final PowerCapConstants constants;
    private final double capFraction;
    private final double lockFraction;

    /**
     * A cap and a lock.
     *
     * @param capFraction limit of board watts over the board's own, 1 for none
     * @param lockFraction highest SM clock over the usual one, 1 for none
     */
    public PowerCap(PowerConstants power, double capFraction, double lockFraction) {
        this.power = power;
        this.constants = power.cap();
        this.capFraction = capFraction;
        this.lockFraction = lockFraction;
    }

    /** The limits of a server, if it has any. */
    public static Optional<PowerCap> of(PowerConstants power, ServerSettings settings) {
        double cap = settings.powerCapFraction().orElse(1);
        double lock = settings.clockFraction().orElse(1);
        return cap < 1 || lock < 1 ? Optional.of(new PowerCap(power, cap, lock)) : Optional.empty();
    }

    /** Why nothing is known of such limits, if so. */
    public Optional<Rejected> rejection() {
        if (capFraction < constants.leastCapFraction()) {
            return Optional.of(new Rejected(Rejected.Reason.POWER_CAP, capFraction, constants.leastCapFraction()));
        }
        double busiest = Math.max(power.prefillFraction(), power.ceilingFraction());
        double clock = clockFraction(busiest);
        double leastClock = Math.sqrt(constants.leastDynamicFraction());
        return clock < leastClock
                ? Optional.of(new Rejected(Rejected.Reason.CLOCK, clock, leastClock))
                : Optional.empty();
    }

    /** The relative SM clock of a phase that would draw so much (φ). */
    public double clockFraction(double uncappedFraction) {
        double s = constants.staticFraction();
        double held = capFraction >= uncappedFraction ? 1 : Math.sqrt((capFraction - s) / (uncappedFraction - s));
        return Math.min(lockFraction, held);
    }

    /** What a phase draws that would draw so much without limits (P). */
    public double drawnFraction(double uncappedFraction) {
        double s = constants.staticFraction();
        double locked = lockFraction == 1 ? uncappedFraction : s + lockFraction * lockFraction * (uncappedFraction - s);
        return Math.min(capFraction, Math.min(uncappedFraction, locked));
    }

    /** Time of prefill over that without limits (τ_pre). */
    public double prefillTimeFraction() {
        return 1 / clockFraction(power.prefillFraction());
    }

    /**
     * Time of a decode step over that without limits (τ_dec).
     *
     * @param uncappedFraction what it draws without limits
     * @param memoryShare share of peak memory bandwidth that it uses (u_m)
     * @param computeShare share of peak compute (u_c)
     * @param hostShare share of its time that is host and links (h)
     */
    public double decodeTimeFraction(
            double uncappedFraction, double memoryShare, double computeShare, double hostShare) {
        double phi = clockFraction(uncappedFraction);
        if (phi == 1) {
            return 1;
        }
        double p = constants.overlapExponent();
        double core = Math.max(computeShare, constants.coreTimeFraction() * memoryShare);
        double larger = Math.max(memoryShare, core);
        double memory = Math.pow(memoryShare / larger, p);
        double scaled = Math.pow(core / larger, p);
        double kernels = Math.pow((memory + scaled * Math.pow(phi, -p)) / (memory + scaled), 1 / p);
        return Math.max((1 - hostShare) * kernels + hostShare, 1);
    }
}
