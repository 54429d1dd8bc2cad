package io.isowatt.report.document;

import io.isowatt.report.table.Decimal;
import io.isowatt.search.Gap;
import io.isowatt.search.SearchCounts;
import io.isowatt.study.BestFound;
import io.isowatt.study.MachineResult;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a front claims: where every candidate of the space went, and whether another one could be missing.
 *
 * @param machine whose front
 */
public record Certificate(MachineResult machine) {

    private static final int DIGITS = 3;

    /** Where the candidates went, as a sum. */
    public String counts() {
        SearchCounts counts = machine.counts();
        long enumerated = counts.size() - counts.removedTotal() - counts.unvisited();
        return Decimal.count(counts.size()) + (continuous() ? " tried in a continuous space, " : " in the space, ")
                + Decimal.count(counts.removedTotal()) + " removed by constraints; "
                + (counts.unvisited() > 0 ? Decimal.count(counts.unvisited()) + " not looked at; " : "")
                + Decimal.count(enumerated) + " enumerated = "
                + (counts.pruned().isEmpty() ? "" : Decimal.count(counts.prunedTotal()) + " pruned by bounds + ")
                + Decimal.count(counts.rejectedTotal()) + " rejected + "
                + Decimal.count(counts.accepted()) + " evaluated and feasible; "
                + machine.wholeFrontSize() + " not dominated";
    }

    private boolean continuous() {
        return machine.bestFound().filter(BestFound::continuous).isPresent();
    }

    /** Whether the front is that of the whole space, and how far it is from it at most. */
    public String claim() {
        if (machine.complete()) {
            return "Complete: the front is that of the whole space";
        }
        if (machine.bestFound().isPresent()) {
            return bestFound(machine.bestFound().get());
        }
        return "INCOMPLETE: the search was stopped; the front, samples of the parts not looked at included, "
                + machine.gap()
                        .filter(gap -> Double.isFinite(gap.upperHypervolume()))
                        .map(Certificate::reached)
                        .orElse("may lack more than can be said");
    }

    /** Rounded so that neither number promises too much. */
    private static String reached(Gap gap) {
        BigDecimal most = new BigDecimal(100 * gap.fraction()).round(new MathContext(DIGITS, RoundingMode.CEILING));
        return "has at least " + plain(new BigDecimal(100).subtract(most))
                + " % of the hypervolume of the whole space (gap at most " + plain(most)
                + " %, up to the worst values of the samples)";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String bestFound(BestFound found) {
        return "BEST FOUND, not proven: genetic search, seed " + found.method().seed() + ", "
                + Decimal.count(found.evaluationCount()) + " deployments tried"
                + (found.exactVolumeFraction().isPresent()
                        ? "; " + Decimal.of(100 * found.exactVolumeFraction().getAsDouble(), 5)
                                + " % of the hypervolume of the exact front"
                                + (found.continuous() ? " of " + BestFound.STEP_COUNT + " steps per range" : "")
                        : "; what the exact front adds is not known");
    }

    /** The parts of the sum that are not zero: {@code 4,896 rejected: more clients than the KV cache holds}. */
    public List<String> details(boolean withRemoved) {
        List<String> details = new ArrayList<>();
        if (withRemoved) {
            add(details, "removed", machine.counts().removed());
        }
        add(details, "pruned", machine.counts().pruned());
        add(details, "rejected", machine.counts().rejected());
        return details;
    }

    private static void add(List<String> details, String what, Map<String, Long> counts) {
        counts.forEach((reason, count) -> {
            if (count > 0) {
                details.add(Decimal.count(count) + " " + what + ": " + reason);
            }
        });
    }
}
