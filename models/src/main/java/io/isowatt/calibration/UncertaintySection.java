package io.isowatt.calibration;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.YamlSection;
import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Generation;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.uncertainty.Cause;
import io.isowatt.uncertainty.Measured;
import io.isowatt.uncertainty.SigmaConstants;
import io.isowatt.uncertainty.UncertaintyConstants;
import io.isowatt.unit.Dimension;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how far off a calibration's estimates may be, and what it was fitted on. */
final class UncertaintySection {

    private static final double MOST_SIGMA = 3;

    /** What can be unmeasured, by its key. */
    private static final Map<String, Cause.Kind> UNMEASURED = Map.of(
            "model", Cause.Kind.MODEL,
            "architecture", Cause.Kind.ARCHITECTURE,
            "machine", Cause.Kind.MACHINE,
            "generation", Cause.Kind.GENERATION,
            "expert-kernels", Cause.Kind.EXPERT_KERNELS,
            "framework", Cause.Kind.FRAMEWORK,
            "precision", Cause.Kind.PRECISION,
            "feature", Cause.Kind.FEATURE);

    /** What separate pools add; where a file of one's own does not say, as much as any other feature. */
    private static final String POOLS = "separate-pools";

    private final List<Fact> facts;

    UncertaintySection(List<Fact> facts) {
        this.facts = facts;
    }

    UncertaintyConstants read(YamlSection section) {
        SigmaConstants time = sigmas(section.section("time"));
        SigmaConstants ttft = sigmas(section.section("ttft"));
        YamlSection watts = section.section("board-watts");
        double own = sigma(watts, "own");
        double common = sigma(watts, "common");
        watts.close();
        YamlSection large = section.section("large-batch");
        double count = large.plainFact("sequences-per-rank", 1, 1e6, facts);
        double added = sigma(large, "added");
        large.close();
        double energy = section.fact("energy-follows-time", Dimension.FRACTION, 0, 1, facts);
        Measured measured = measured(section.section("measured"));
        section.close();
        return new UncertaintyConstants(time, ttft, own, common, count, added, energy, measured);
    }

    private SigmaConstants sigmas(YamlSection section) {
        double own = sigma(section, "own");
        double common = sigma(section, "common");
        YamlSection added = section.section("added-if-unmeasured");
        Map<Cause.Kind, Double> unmeasured = new EnumMap<>(Cause.Kind.class);
        UNMEASURED.keySet().stream().sorted().forEach(key -> unmeasured.put(UNMEASURED.get(key), sigma(added, key)));
        unmeasured.put(
                Cause.Kind.POOLS,
                added.has(POOLS) ? sigma(added, POOLS) : unmeasured.getOrDefault(Cause.Kind.FEATURE, 0.0));
        added.close();
        section.close();
        return new SigmaConstants(own, common, unmeasured);
    }

    private double sigma(YamlSection section, String key) {
        return section.fact(key, Dimension.FRACTION, 0, MOST_SIGMA, facts);
    }

    private static Measured measured(YamlSection section) {
        // a machine may be a file of the user's own
        List<String> machines =
                section.words("machines").stream().map(YamlSection.Word::text).toList();
        Map<String, String> ids = new LinkedHashMap<>();
        ModelCatalog.ids().forEach(id -> ids.put(id, id));
        List<String> models = chosen(section, "models", ids);
        List<Framework> frameworks = chosen(section, "frameworks", Framework.byId());
        YamlSection table = section.section("precisions");
        Map<Generation, List<Precision>> precisions = new EnumMap<>(Generation.class);
        for (Generation generation : Generation.values()) {
            String key = generation.name().toLowerCase(Locale.ROOT);
            if (table.has(key)) {
                precisions.put(generation, chosen(table, key, Precision.byLabel()));
            }
        }
        table.close();
        List<Precision> expertsOnly =
                section.has("experts-only") ? chosen(section, "experts-only", Precision.byLabel()) : List.of();
        section.close();
        return new Measured(machines, models, frameworks, precisions, expertsOnly);
    }

    private static <T> List<T> chosen(YamlSection section, String key, Map<String, T> words) {
        List<T> chosen = new ArrayList<>();
        for (YamlSection.Word word : section.words(key)) {
            T value = words.get(word.text());
            if (value == null) {
                section.problem(
                        word,
                        "The entry (" + word.text() + ") of " + key + " is unknown.",
                        Nearest.advice(word.text(), words.keySet()));
            } else {
                chosen.add(value);
            }
        }
        return chosen;
    }
}
