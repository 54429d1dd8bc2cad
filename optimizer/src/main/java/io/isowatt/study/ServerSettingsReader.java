package io.isowatt.study;

import io.isowatt.catalog.YamlSection;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.unit.Dimension;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads how the server is launched: the keys {@code speculation} and {@code framework-options} of a study,
 * and the limits in {@code power}. */
final class ServerSettingsReader {

    private static final int MOST_DRAFT_TOKENS = 64;
    private static final int MOST_STEPS = 10_000;
    private static final int MOST_RUNNING = 10_000_000;
    private static final double MOST_SECONDS = 60;
    private static final double LEAST_MEMORY_FRACTION = 0.5;
    private static final double MOST_MEMORY_FRACTION = 0.98;

    /** Below these nothing is known of any chip. */
    private static final double LEAST_POWER_CAP = 0.5;

    private static final double LEAST_CLOCK = 0.64;

    private ServerSettingsReader() {}

    /** The settings of a framework; placeholders where a value cannot be read, which is noted. */
    static ServerSettings read(YamlSection root, YamlSection power, Framework framework) {
        Optional<Speculation> speculation = root.optionalSection("speculation").map(ServerSettingsReader::speculation);
        YamlSection keys = root.sectionOrEmpty("framework-options");
        OptionalInt interval = count(keys, "receive-interval", MOST_STEPS);
        if (interval.isPresent() && framework != Framework.SGLANG) {
            keys.problem(
                    "receive-interval",
                    "The receive interval is an option of SGLang; " + framework.displayName()
                            + " looks for new requests before every step.",
                    "Maybe remove it, or choose the framework sglang.");
        }
        OptionalDouble offset = keys.optionalQuantity("ttft-offset", Dimension.TIME, 0, MOST_SECONDS);
        OptionalDouble memory = keys.optionalQuantity(
                "memory-fraction", Dimension.FRACTION, LEAST_MEMORY_FRACTION, MOST_MEMORY_FRACTION);
        OptionalInt running = count(keys, "max-running", MOST_RUNNING);
        keys.close();
        OptionalDouble cap = power.optionalQuantity("power-cap", Dimension.FRACTION, LEAST_POWER_CAP, 1);
        OptionalDouble clock = power.optionalQuantity("clock", Dimension.FRACTION, LEAST_CLOCK, 1);
        return new ServerSettings(
                speculation.orElse(Speculation.NONE),
                interval,
                readable(offset),
                readable(memory),
                running,
                readable(cap),
                readable(clock));
    }

    /** Notes that the number of drafts is missing, which only a search space that varies it can stand for. */
    static void requireDrafts(YamlSection root) {
        root.optionalSection("speculation")
                .filter(keys -> !keys.has("draft-tokens"))
                .ifPresent(keys -> keys.integer("draft-tokens", 1, MOST_DRAFT_TOKENS));
    }

    private static Speculation speculation(YamlSection keys) {
        int drafts = (int) keys.integer("draft-tokens", 1, MOST_DRAFT_TOKENS, 0);
        double acceptance = keys.quantity("acceptance", Dimension.FRACTION, 0, 1);
        double cost = keys.optionalQuantity("draft-cost", Dimension.FRACTION, 0, 1)
                .orElse(Speculation.OWN_HEAD_STEP_FRACTION);
        keys.close();
        boolean readable = acceptance >= 0 && cost >= 0;
        return readable ? new Speculation(drafts, acceptance, cost) : Speculation.NONE;
    }

    private static OptionalInt count(YamlSection keys, String key, int most) {
        int count = (int) keys.integer(key, 1, most, 0);
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static OptionalDouble readable(OptionalDouble value) {
        return Double.isNaN(value.orElse(0)) ? OptionalDouble.empty() : value;
    }
}
