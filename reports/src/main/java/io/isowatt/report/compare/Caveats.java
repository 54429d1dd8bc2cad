package io.isowatt.report.compare;

import io.isowatt.estimate.Metric;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.report.table.Decimal;
import io.isowatt.uncertainty.Cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In what fronts differ besides the machine, and what else a reader of their ratio has to know; a sentence each. */
final class Caveats {

    private static final Set<Cause.Kind> MACHINES = Set.of(Cause.Kind.MACHINE, Cause.Kind.GENERATION);

    private final List<Curve> curves;
    private final List<String> sentences = new ArrayList<>();

    private Caveats(List<Curve> curves) {
        this.curves = curves.stream().filter(curve -> !curve.line().isEmpty()).toList();
    }

    static List<String> of(List<Curve> curves) {
        return new Caveats(curves).sentences();
    }

    private List<String> sentences() {
        if (curves.isEmpty()) {
            return List.of();
        }
        tokens();
        differs("model, and so in what a token is", facts(CurveFacts::model));
        precision();
        differs("speculative decoding", Caveats::drafts);
        differs("power caps", curve -> shares(curve, "power_cap_fraction"));
        differs("clocks", curve -> shares(curve, "clock_fraction"));
        differs("kinds of serving", curve -> cells(curve, "serving"));
        differs("framework", facts(CurveFacts::framework));
        differs("how servers are launched", facts(CurveFacts::servers));
        differs("load", facts(CurveFacts::load));
        differs("TTFT limit", facts(CurveFacts::ttftLimit));
        differs("where watts are counted", facts(CurveFacts::power));
        differs("price", facts(CurveFacts::price));
        differs("calibration", facts(CurveFacts::calibration));
        differs("search space", facts(CurveFacts::space));
        some(
                "announced, not measured: no production silicon stands behind the figures of",
                curve -> curve.facts().announced());
        some(
                "extrapolated from other machines: no measurement of serving stands behind the figures of",
                curve -> !curve.facts().announced() && unmeasured(curve));
        some(
                "the best found, not proven: a genetic search may have missed better points of",
                curve -> curve.facts().bestFound());
        some(
                "incomplete: the search was stopped, better points may be missing from the front of",
                curve -> !curve.facts().complete() && !curve.facts().bestFound());
        return sentences;
    }

    private static Function<Curve, String> facts(Function<CurveFacts, String> fact) {
        return curve -> fact.apply(curve.facts());
    }

    /** Prompt and output tokens together are many times the output tokens. */
    private void tokens() {
        Metric y = curves.get(0).line().axes().y();
        if (y.id().contains("total")) {
            double most = curves.stream()
                    .flatMap(curve -> curve.line().points().stream().limit(1))
                    .map(FrontPoint::estimate)
                    .mapToDouble(e -> (e.meanPromptTokens() + e.meanOutputTokens()) / e.meanOutputTokens())
                    .max()
                    .orElse(1);
            sentences.add(
                    "Tokens are counted with the prompt: " + Decimal.of(most, 3) + " times the output tokens alone.");
        }
    }

    private void precision() {
        Function<Curve, String> weights = Caveats::weights;
        int before = sentences.size();
        differs("precision of weights", weights, " " + sameWeights());
        String common = weights.apply(curves.get(0));
        if (sentences.size() == before && common.contains(",")) {
            sentences.add((curves.size() == 1 ? "The front mixes" : "Each front mixes") + " precisions of weights ("
                    + common + "), which may differ in the quality of answers.");
        }
    }

    /** How to compare at a precision that all fronts have; points that only others dominate are not on a front any more. */
    private String sameWeights() {
        List<String> shared = new ArrayList<>(weightsOf(curves.get(0)));
        curves.forEach(curve -> shared.retainAll(weightsOf(curve)));
        String one = shared.isEmpty() ? "fp8" : shared.get(0);
        return "To compare at one precision, search again with --weights " + one
                + "; points of it that others dominate are not on these fronts.";
    }

    private static List<String> weightsOf(Curve curve) {
        return points(curve).stream()
                .map(point -> point.deployment().weights())
                .distinct()
                .sorted()
                .toList();
    }

    private static String weights(Curve curve) {
        return String.join(", ", weightsOf(curve)).toUpperCase(Locale.ROOT);
    }

    private static String cells(Curve curve, String name) {
        return points(curve).stream()
                .map(point -> point.deployment().cell(name))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<FrontPoint> points(Curve curve) {
        return curve.line().points();
    }

    private static String drafts(Curve curve) {
        String drafts = points(curve).stream()
                .map(point -> Integer.parseInt(point.deployment().cell("draft_tokens")))
                .distinct()
                .sorted()
                .map(count -> Integer.toString(count))
                .collect(Collectors.joining(" or "));
        return drafts.equals("0") ? "none" : drafts + (drafts.equals("1") ? " draft" : " drafts");
    }

    private static String shares(Curve curve, String name) {
        double[] shares = points(curve).stream()
                .map(point -> point.deployment().cell(name))
                .mapToDouble(cell -> cell.isEmpty() ? 100 : 100 * Double.parseDouble(cell))
                .sorted()
                .toArray();
        String least = Decimal.of(shares[0], 3);
        String most = Decimal.of(shares[shares.length - 1], 3);
        return (least.equals(most) ? least : least + " to " + most) + " %";
    }

    private static boolean unmeasured(Curve curve) {
        return points(curve).stream()
                .flatMap(point -> point.uncertainty().origin().unmeasured().stream())
                .anyMatch(cause -> MACHINES.contains(cause.kind()));
    }

    /** A sentence if the curves differ: those with the same words together. */
    private void differs(String what, Function<Curve, String> words) {
        differs(what, words, "");
    }

    private void differs(String what, Function<Curve, String> words, String advice) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Curve curve : curves) {
            String said = words.apply(curve);
            names.computeIfAbsent(said.isEmpty() ? "as calibrated" : said, any -> new ArrayList<>())
                    .add(curve.name());
        }
        if (names.size() > 1) {
            sentences.add("The fronts differ in " + what + ": "
                    + names.entrySet().stream()
                            .map(entry -> joined(entry.getValue()) + ": " + entry.getKey())
                            .collect(Collectors.joining("; "))
                    + "." + advice);
        }
    }

    private void some(String what, Function<Curve, Boolean> applies) {
        List<String> names =
                curves.stream().filter(applies::apply).map(Curve::name).toList();
        if (!names.isEmpty()) {
            sentences.add(
                    what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " " + joined(names) + ".");
        }
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
