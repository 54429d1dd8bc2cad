package io.isowatt.uncertainty;

import io.isowatt.power.PowerBoundary;

/**
 * How far off one estimate may be. Four independent errors stand behind all its figures: of time (TPOT, throughput), of
 * TTFT, of board watts at a given step time, and of the power chain.
 *
 * @param origin how the estimate was obtained
 * @param time error of TPOT; of throughput alike, with the other sign
 * @param ttft error of TTFT
 * @param boardWatts error of board watts, step time given
 * @param chain error of fixed watts and slope
 * @param boardShareFraction how server watts follow board watts: K·P/P_server
 * @param energyFraction how much of an error in step time reaches the boards' energy of a token
 */
public record Uncertainty(
        Origin origin,
        Spread time,
        Spread ttft,
        Spread boardWatts,
        Spread chain,
        double boardShareFraction,
        double energyFraction) {

    /** The error of a figure. */
    public Spread spread(Elasticity figure) {
        return time.scaled(figure.timeExponent())
                .plus(ttft.scaled(figure.ttftExponent()))
                .plus(boardWatts.scaled(figure.wattsExponent()))
                .plus(chain.scaled(figure.chainExponent()));
    }

    /** The covariance of the errors of two figures: 1 would be a standard deviation of 100 % each, fully together. */
    public double covarianceFraction(Elasticity a, Elasticity b) {
        return a.timeExponent() * b.timeExponent() * square(time)
                + a.ttftExponent() * b.ttftExponent() * square(ttft)
                + a.wattsExponent() * b.wattsExponent() * square(boardWatts)
                + a.chainExponent() * b.chainExponent() * square(chain);
    }

    private static double square(Spread spread) {
        return spread.totalFraction() * spread.totalFraction();
    }

    /**
     * How watts follow the errors. Slower steps draw less: board watts go with step time to the power e − 1, where e is
     * the share of the error that reaches energy; at the wall with K·P/P_server of that; planned watts do not move.
     */
    public Elasticity watts(PowerBoundary boundary) {
        double boards = boardsExponent(boundary);
        return new Elasticity(
                boards * (energyFraction - 1),
                0,
                boards,
                boundary == PowerBoundary.SERVER || boundary == PowerBoundary.FACILITY ? 1 : 0);
    }

    /** How the energy of a token, watts per throughput, follows the errors. */
    public Elasticity energy(PowerBoundary boundary) {
        Elasticity watts = watts(boundary);
        return new Elasticity(1 + watts.timeExponent(), 0, watts.wattsExponent(), watts.chainExponent());
    }

    private double boardsExponent(PowerBoundary boundary) {
        return switch (boundary) {
            case BOARD -> 1;
            case SERVER, FACILITY -> boardShareFraction;
            case PROVISIONED -> 0;
        };
    }
}
