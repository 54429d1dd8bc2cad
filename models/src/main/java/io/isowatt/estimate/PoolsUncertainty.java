package io.isowatt.estimate;

import io.isowatt.power.PowerBoundary;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.LayoutUncertainty;
import io.isowatt.uncertainty.Origin;
import io.isowatt.uncertainty.Uncertainty;

import java.util.OptionalInt;

/**
 * How far off estimates of two pools may be. Time is that of the decode pool, with what was not measured of either; watts err
 * pool by pool, by their shares.
 *
 * @param prefill of the machine of the prefill pool
 * @param decode of the machine of the decode pool
 */
public record PoolsUncertainty(Scenario prefill, Scenario decode) {

    private static final Cause POOLS = new Cause(Cause.Kind.POOLS, Cause.Kind.POOLS.label());

    /** The uncertainty of an estimate. */
    public Uncertainty of(DisaggregatedEstimate pools) {
        double rate = pools.loop().requestsPerSecond();
        return of(pools.prefill(), pools.prefillWorkerCount(), pools.decode(), pools.decodeWorkerCount(), rate);
    }

    /**
     * The uncertainty of x prefill and y decode workers at a rate of requests.
     *
     * @param requestsPerSecond of all workers
     */
    public Uncertainty of(PrefillWorker p, int x, DecodeWorker d, int y, double requestsPerSecond) {
        ScenarioUncertainty prefilling = new ScenarioUncertainty(prefill);
        ScenarioUncertainty decoding = new ScenarioUncertainty(decode);
        Origin taking = prefilling.origin(p.layout(), prefill.settings());
        Origin origin = decoding.origin(d.layout(), decode.settings()).and(POOLS);
        for (Cause cause : taking.unmeasured()) {
            origin = origin.unmeasured().contains(cause) ? origin : origin.and(cause);
        }
        double boardP = p.power().watts(PowerBoundary.BOARD, x, requestsPerSecond);
        double boardD = y * d.watts().boardWatts();
        double serverP = p.power().watts(PowerBoundary.SERVER, x, requestsPerSecond);
        double serverD = y * d.watts().serverWatts();
        Uncertainty first = prefilling
                .of(p.layout(), prefill.settings(), OptionalInt.empty(), origin)
                .at(0, boardP / (x * p.gpuCount()));
        LayoutUncertainty layout = decoding.of(d.layout(), decode.settings(), OptionalInt.empty(), origin);
        Uncertainty second = layout.at(d.service().runningCount(), boardD / (y * d.gpuCount()));
        double boards = boardP / (boardP + boardD);
        double servers = serverP / (serverP + serverD);
        return new Uncertainty(
                origin,
                second.time(),
                second.ttft(),
                first.boardWatts().mixed(boards, second.boardWatts()),
                first.chain().mixed(servers, second.chain()),
                servers * first.boardShareFraction() + (1 - servers) * second.boardShareFraction(),
                second.energyFraction());
    }
}
