package io.isowatt.report;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.deployment.Framework;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.power.PowerBoundary;
import io.isowatt.report.compare.ComparedStudy;
import io.isowatt.report.compare.CurveFacts;
import io.isowatt.report.front.Footer;
import io.isowatt.report.front.ServerWords;
import io.isowatt.report.stored.StoredMachine;
import io.isowatt.report.stored.StoredResult;
import io.isowatt.workload.Workload;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the fronts of a stored result were computed for, in the same words as those of a search. */
final class StoredFacts {

    private final StoredResult stored;

    private StoredFacts(StoredResult stored) {
        this.stored = stored;
    }

    static ComparedStudy study(StoredResult stored) {
        StoredFacts facts = new StoredFacts(stored);
        return new ComparedStudy(
                stored.scene(), stored.machines().stream().map(facts::of).toList());
    }

    private CurveFacts of(StoredMachine machine) {
        return CurveFacts.of(
                stored.title(),
                text("model.name"),
                word("framework", Framework.byId()).displayName(),
                String.join(", ", ServerWords.of(settings())),
                String.join(", ", Footer.load(workload())),
                number("service_level.ttft_s").orElse(Double.POSITIVE_INFINITY),
                word("power.boundary", PowerBoundary.byId()),
                List.of(machine.pueFraction()),
                text("price"),
                text("calibration.id") + " of " + text("calibration.date"),
                text("search_space.id"),
                machine.announced(),
                machine.complete(),
                machine.line().found().bestFound());
    }

    private Workload workload() {
        return new Workload(
                number("workload.prompt_tokens").orElseThrow(),
                number("workload.output_tokens").orElseThrow(),
                number("workload.mean_length_fraction").orElseThrow(),
                number("workload.prefix_hit_fraction").orElseThrow(),
                Boolean.parseBoolean(text("workload.in_waves")));
    }

    private ServerSettings settings() {
        return new ServerSettings(
                new Speculation(
                        (int) number("speculation.draft_tokens").orElse(0),
                        number("speculation.acceptance_fraction").orElse(0),
                        number("speculation.draft_step_fraction").orElse(0)),
                whole("framework_options.receive_interval_steps"),
                number("framework_options.ttft_offset_s"),
                number("framework_options.memory_fraction"),
                whole("framework_options.max_running"),
                number("framework_options.power_cap_fraction"),
                number("framework_options.clock_fraction"));
    }

    private String text(String path) {
        return stored.fact(path).orElse("");
    }

    private <T> T word(String path, Map<String, T> known) {
        T value = known.get(text(path));
        if (value == null) {
            throw new InvalidInputException(
                    stored.file().toString(),
                    0,
                    "The value of request." + path + " (" + text(path) + ") is not known.",
                    "Maybe make the report again with isowatt optimize.");
        }
        return value;
    }

    private OptionalDouble number(String path) {
        String text = text(path);
        return text.isEmpty() || text.equals("null")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text));
    }

    private OptionalInt whole(String path) {
        OptionalDouble number = number(path);
        return number.isPresent() ? OptionalInt.of((int) number.getAsDouble()) : OptionalInt.empty();
    }
}
