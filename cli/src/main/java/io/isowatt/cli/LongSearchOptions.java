package io.isowatt.cli;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.search.Shard;
import io.isowatt.unit.Dimension;
import io.isowatt.unit.Quantity;
import io.isowatt.unit.QuantityException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options of searches that are limited, interrupted or divided. */
final class LongSearchOptions {

    private static final double MOST_SECONDS = 365 * 24 * 3600.0;
    private static final Pattern LONG_TIME = Pattern.compile("\\s*([0-9]+|[0-9]+\\.[0-9]+)\\s*(min|h)\\s*");
    private static final int MOST_SHARDS = 10_000;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "search no longer than this, such as 5s, 10min or 8h, most promising candidates first")
    private @Nullable String budget;

    @Option(
            names = "--max-evaluations",
            paramLabel = "COUNT",
            description =
                    "look at no more candidates than this, rejected and pruned ones included; the same ones for any"
                            + " number of threads")
    private @Nullable String maxEvaluations;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "keep what is finished in this file; started again with it, the search goes on")
    private @Nullable Path checkpoint;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "search only part I of N, into --checkpoint; isowatt merge puts the parts together")
    private @Nullable String shard;

    /** The limits, the file and the part, or all problems with them. */
    record Read(Budget budget, Optional<Path> checkpoint, Shard shard) {}

    Read read() {
        List<Problem> problems = new ArrayList<>();
        Read read = new Read(
                new Budget(seconds(problems), candidateCount(problems)),
                Optional.ofNullable(checkpoint),
                shard(problems));
        if (shard != null && checkpoint == null) {
            problems.add(new Problem(
                    "--shard", 0, "The shard (" + shard + ") has no file for its result.", "Maybe add --checkpoint."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return read;
    }

    private double seconds(List<Problem> problems) {
        if (budget == null) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double seconds = secondsOf(budget);
            if (seconds > 0 && seconds <= MOST_SECONDS) {
                return seconds;
            }
            problems.add(new Problem(
                    "--budget", 0, "The time (" + budget + ") is not above zero, or above a year.", "Maybe write 5s."));
        } catch (QuantityException e) {
            problems.add(new Problem("--budget", 0, "The time " + e.getMessage() + ".", "Maybe " + e.advice() + "."));
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Times of the catalog's units, and the longer ones that only searches take. */
    private static double secondsOf(String time) {
        Matcher longTime = LONG_TIME.matcher(time);
        return longTime.matches()
                ? Double.parseDouble(longTime.group(1)) * (longTime.group(2).equals("h") ? 3600 : 60)
                : Quantity.parse(time, Dimension.TIME);
    }

    private long candidateCount(List<Problem> problems) {
        if (maxEvaluations == null) {
            return Long.MAX_VALUE;
        }
        String digits = maxEvaluations.replace("_", "").replace(",", "");
        if (digits.matches("[0-9]{1,18}")) {
            return Long.parseLong(digits);
        }
        problems.add(new Problem(
                "--max-evaluations",
                0,
                "The number of candidates (" + maxEvaluations + ") is not a whole number.",
                "Maybe write 100000."));
        return Long.MAX_VALUE;
    }

    private Shard shard(List<Problem> problems) {
        if (shard == null) {
            return Shard.WHOLE;
        }
        if (shard.matches("[0-9]{1,5}/[0-9]{1,5}")) {
            int slash = shard.indexOf('/');
            int index = Integer.parseInt(shard.substring(0, slash));
            int count = Integer.parseInt(shard.substring(slash + 1));
            if (index >= 1 && index <= count && count <= MOST_SHARDS) {
                return new Shard(index, count);
            }
        }
        problems.add(new Problem(
                "--shard",
                0,
                "The shard (" + shard + ") is not a part and a number of parts up to " + MOST_SHARDS + ".",
                "Maybe write 1/4, then 2/4, 3/4 and 4/4."));
        return Shard.WHOLE;
    }
}
