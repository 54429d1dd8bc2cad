package io.isowatt.report.document;

import io.isowatt.report.table.BandText;
import io.isowatt.report.table.Decimal;
import io.isowatt.study.flip.BreakEven;
import io.isowatt.study.flip.Contest;
import io.isowatt.study.flip.Flip;
import io.isowatt.study.flip.LimitRanges;
import io.isowatt.uncertainty.Comparison;
import io.isowatt.uncertainty.Spread;
import io.isowatt.unit.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would change the answer, in sentences. */
final class FlipWords {

    private final String winnerId;

    private FlipWords(String winnerId) {
        this.winnerId = winnerId;
    }

    /** One sentence for each way in which the answer could be another. */
    static List<String> of(String winnerId, List<Flip> flips) {
        FlipWords words = new FlipWords(winnerId);
        List<String> sentences = new ArrayList<>();
        for (Contest.Circumstance circumstance : Contest.Circumstance.values()) {
            List<Contest> contests = flips.stream()
                    .filter(Contest.class::isInstance)
                    .map(Contest.class::cast)
                    .filter(contest -> contest.circumstance() == circumstance)
                    .toList();
            if (!contests.isEmpty()) {
                sentences.add(words.contests(circumstance, contests));
            }
        }
        for (Flip flip : flips) {
            if (flip instanceof BreakEven even) {
                sentences.add(breakEven(even));
            } else if (flip instanceof LimitRanges ranges) {
                sentences.add(ranges(ranges));
            }
        }
        return sentences;
    }

    /** {@code **Power boundary**: NVIDIA HGX B200 wins at each: 1.96 times at facility (as asked), 1.87 times at board.} */
    private String contests(Contest.Circumstance circumstance, List<Contest> contests) {
        List<String> parts = new ArrayList<>();
        boolean same = contests.stream().noneMatch(contest -> flips(contest, contests));
        for (Contest contest : contests) {
            parts.add(contest.label() + (contest.today() ? " (as asked)" : "") + ": " + outcome(contest));
        }
        return "**" + capital(circumstance.label()) + "** ("
                + contests.get(0).metric().label().replaceFirst(" \\(.*", "") + "): "
                + (same ? "the same wins. " : "the answer changes. ") + String.join("; ", parts) + "."
                + (circumstance.frontLayoutsOnly()
                        ? " Only the layouts on the fronts were estimated again, not the whole space."
                        : "");
    }

    /** Whether another one wins than as asked; prices are compared by cost, whose winner may be another from the start. */
    private boolean flips(Contest contest, List<Contest> contests) {
        String asked = contests.stream()
                .filter(Contest::today)
                .findFirst()
                .flatMap(Contest::winner)
                .map(best -> best.side().id())
                .orElse(winnerId);
        return !contest.winner().map(best -> best.side().id()).equals(Optional.of(asked));
    }

    private static String outcome(Contest contest) {
        if (contest.winner().isEmpty()) {
            return "nothing keeps the limits";
        }
        return contest.winner().get().side().name()
                + (contest.leadRatio().isPresent()
                        ? " by " + Decimal.of(contest.leadRatio().getAsDouble(), 3) + " times"
                        : ", alone within the limits");
    }

    private static String breakEven(BreakEven even) {
        String rival = even.rival().name();
        String subject =
                "**" + capital(even.lever().label()) + " of " + even.winner().name() + "**";
        if (even.flipValue().isEmpty()) {
            return subject + ": no plausible value (up to " + value(even, even.mostValue()) + ") makes " + rival
                    + " as good in " + even.metric().label() + ".";
        }
        double flip = even.flipValue().getAsDouble();
        return subject + ": " + rival + " is as good in " + even.metric().label() + " from " + value(even, flip)
                + " on" + (isFactor(even) ? "" : ", today " + value(even, even.todayValue())) + likelihood(even, flip)
                + ".";
    }

    /** How likely the model errs so much, where the lever is an error of the model. */
    private static String likelihood(BreakEven even, double flip) {
        if (!(even.sigmaFraction() > 0)) {
            return "";
        }
        Spread error = new Spread(even.sigmaFraction(), Map.of(), 0, 0);
        Comparison beyond = Comparison.of(even.todayValue(), error, flip, Spread.NONE, true);
        return "; the model is so far off in it with " + BandText.probability(beyond.betterFraction());
    }

    private static boolean isFactor(BreakEven even) {
        return even.lever() == BreakEven.Lever.TIME || even.lever() == BreakEven.Lever.BOARD_WATTS;
    }

    private static String value(BreakEven even, double value) {
        return switch (even.lever()) {
            case PUE -> Decimal.of(value, 3);
            case PRICE -> Decimal.of(value / Unit.DOLLAR_PER_HOUR.siUnits(), 3) + " USD/h";
            case TIME, BOARD_WATTS -> Decimal.of(value, 3) + " times what the model says";
        };
    }

    private static String ranges(LimitRanges ranges) {
        List<String> parts = new ArrayList<>();
        for (LimitRanges.Range range : ranges.ranges()) {
            parts.add(range.winner().name()
                    + (range.aboveTokensPerSecond() > 0 ? " above " + Decimal.of(range.aboveTokensPerSecond(), 3) : "")
                    + " up to " + Decimal.of(range.toTokensPerSecond(), 3));
        }
        return "**Interactivity limit** (tokens/s per user; the TTFT limit stays): " + String.join("; ", parts)
                + "; nobody beyond.";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
