package io.isowatt.hardware;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.YamlSection;
import io.isowatt.unit.Dimension;
import io.isowatt.unit.Unit;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Reads the power chain of a machine file. What is left out comes from the analogue: fixed watts by the number of GPUs,
 * provisioned watts by the board limit, the design PUE by the drawn one, the rest unchanged; uncertainties come from a
 * machine without measured watts.
 */
final class PowerSection {

    private final YamlSection section;
    private final Analogue analogue;
    private final Analogue unmeasured;
    private final List<Fact> facts;

    PowerSection(YamlSection section, Analogue analogue, List<Fact> facts) {
        this.section = section;
        this.analogue = analogue;
        this.unmeasured = new Analogue(Analogue.UNMEASURED, facts);
        this.facts = facts;
    }

    /** Reads everything, then leaves it to the caller to build the chain if there were no problems. */
    Supplier<ServerPower> read(double boardLimitWatts, int gpus) {
        double fixed =
                watts("fixed", 0, 1e6, Unit.KILOWATT, like -> like.power().fixedWatts() / like.systemGpuCount() * gpus);
        double slope = plain("slope", 1, 2, like -> like.power().slopeFraction());
        double network = watts(
                "network-per-gpu", 0, 5000, Unit.WATT, like -> like.power().networkWattsPerGpu());
        double pue = plain("pue", 1, 3, like -> like.power().pueFraction());
        double designPue = plain(
                "design-pue",
                1,
                3,
                like -> like.power().designPueFraction() / like.power().pueFraction() * pue);
        double provisioned = watts(
                "provisioned-per-gpu",
                10,
                50_000,
                Unit.KILOWATT,
                like -> like.power().provisionedWattsPerGpu()
                        / like.accelerator().boardLimitWatts()
                        * boardLimitWatts);
        double idle = share("idle-share", analogue, like -> like.power().idleFraction());
        double unloaded =
                share("unloaded-share", analogue, like -> Math.min(like.power().unloadedFraction(), idle));
        double boardSigma =
                share("board-sigma", unmeasured, like -> like.power().boardSigmaFraction());
        double chainSigma =
                share("chain-sigma", unmeasured, like -> like.power().chainSigmaFraction());
        section.close();
        ordered("design-pue", designPue, "pue", pue);
        ordered("idle-share", idle, "unloaded-share", unloaded);
        return () -> new ServerPower(
                fixed, slope, network, pue, designPue, provisioned, idle, unloaded, boardSigma, chainSigma);
    }

    private double watts(String key, double least, double most, Unit unit, ToDoubleFunction<Hardware> figure) {
        return analogue.fill(
                "power." + key, section.optionalFact(key, Dimension.POWER, least, most, facts), figure, unit);
    }

    private double plain(String key, double least, double most, ToDoubleFunction<Hardware> figure) {
        return analogue.fill("power." + key, section.optionalPlainFact(key, least, most, facts), figure);
    }

    private double share(String key, Analogue from, ToDoubleFunction<Hardware> figure) {
        return from.fill(
                "power." + key, section.optionalFact(key, Dimension.FRACTION, 0, 1, facts), figure, Unit.PERCENT);
    }

    private void ordered(String largerKey, double larger, String lessKey, double less) {
        if (larger < less) {
            section.problem(
                    section.has(largerKey) ? largerKey : lessKey,
                    "The value of power." + largerKey + " is below that of power." + lessKey + ".",
                    "Maybe correct one of them.");
        }
    }
}
