package io.isowatt.uncertainty;

import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.power.PowerChain;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far off the estimates of one layout may be, at any load. */
public final class LayoutUncertainty {

    private final UncertaintyConstants constants;
    private final PowerChain chain;
    private final int dataDegree;
    private final Origin origin;
    private final Spread time;
    private final Spread ttft;
    private final Spread boardWatts;
    private final Spread chainWatts;
    private final double timeTotalFraction;
    private final double ttftTotalFraction;
    private final double boardWattsTotalFraction;
    private final double chainTotalFraction;

    /**
     * The uncertainty of a layout.
     *
     * @param chain from its boards to the wall
     * @param origin how its estimates are obtained
     */
    public LayoutUncertainty(
            UncertaintyConstants constants, Hardware machine, Layout layout, PowerChain chain, Origin origin) {
        this.constants = constants;
        this.chain = chain;
        this.dataDegree = layout.dataDegree();
        this.origin = origin;
        this.time = constants.time().spread(origin);
        this.ttft = constants.ttft().spread(origin);
        this.boardWatts = boardWatts(constants, machine, origin);
        Cause wall = new Cause(Cause.Kind.CHAIN, machine.id());
        this.chainWatts = new Spread(0, Map.of(wall, machine.power().chainSigmaFraction()), 0, 0);
        this.timeTotalFraction = time.totalFraction();
        this.ttftTotalFraction = ttft.totalFraction();
        this.boardWattsTotalFraction = boardWatts.totalFraction();
        this.chainTotalFraction = chainWatts.totalFraction();
    }

    /** What the machine's own error exceeds that of measured ones by is the machine's; a smaller one shrinks both parts. */
    private static Spread boardWatts(UncertaintyConstants constants, Hardware machine, Origin origin) {
        double sigma = machine.power().boardSigmaFraction();
        double measured = Math.hypot(constants.wattsOwnFraction(), constants.wattsCommonFraction());
        double shrink = Math.min(1, sigma / measured);
        Map<Cause, Double> shared = new LinkedHashMap<>();
        shared.put(new Cause(Cause.Kind.CELL_WATTS, origin.cell()), shrink * constants.wattsCommonFraction());
        if (sigma > measured) {
            double more = Math.sqrt(sigma * sigma - measured * measured);
            shared.put(new Cause(Cause.Kind.MACHINE_WATTS, machine.id()), more);
        }
        return new Spread(shrink * constants.wattsOwnFraction(), shared, 0, 0);
    }

    /** The standard deviation of a figure, one-sided parts aside; for sweeps over many loads. */
    public double totalFraction(Elasticity figure) {
        double t = figure.timeExponent() * timeTotalFraction;
        double f = figure.ttftExponent() * ttftTotalFraction;
        double w = figure.wattsExponent() * boardWattsTotalFraction;
        double c = figure.chainExponent() * chainTotalFraction;
        return Math.sqrt(t * t + f * f + w * w + c * c);
    }

    /** The uncertainty for so many clients of a replica whose boards draw so much. */
    public Uncertainty at(double clients, double boardWattsPerGpu) {
        boolean large = clients / dataDegree > constants.largeBatchCount();
        Spread steps =
                large ? new Spread(time.ownFraction(), time.sharedFraction(), constants.largeBatchFraction(), 0) : time;
        return new Uncertainty(
                origin,
                steps,
                ttft,
                boardWatts,
                chainWatts,
                chain.boardShareFraction(boardWattsPerGpu),
                constants.energyFraction());
    }
}
