package io.isowatt.study;

import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.YamlSection;
import io.isowatt.estimate.Metric;
import io.isowatt.power.PowerBoundary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what is wanted: two metrics or more, each that counts watts at the study's boundary or at one of its own. */
final class ObjectivesReader {

    private final YamlSection root;

    ObjectivesReader(YamlSection root) {
        this.root = root;
    }

    List<Metric> read() {
        Map<String, Metric> known = Metric.byId();
        Map<String, Metric> chosen = new LinkedHashMap<>();
        for (YamlSection.Word word : root.words("objectives")) {
            Metric metric = known.get(word.text());
            if (metric == null) {
                unknown(word);
            } else if (chosen.put(word.text(), metric) != null) {
                root.problem(word, "The objective (" + word.text() + ") stands there twice.", "Maybe remove one.");
            }
        }
        if (!root.has("objectives")) {
            return List.of(Metric.OUTPUT_THROUGHPUT_PER_MEGAWATT, Metric.INTERACTIVITY);
        }
        if (chosen.size() == 1) {
            root.problem(
                    "objectives",
                    "A front needs two objectives, here is one ("
                            + chosen.keySet().iterator().next() + ").",
                    chosen.containsValue(Metric.INTERACTIVITY)
                            ? "Maybe add output-throughput-per-megawatt."
                            : "Maybe add interactivity.");
        }
        return List.copyOf(chosen.values());
    }

    /** Says whether the figure or its boundary is unknown, or counts no watts. */
    private void unknown(YamlSection.Word word) {
        int at = word.text().indexOf(Metric.AT);
        String figure = at < 0 ? word.text() : word.text().substring(0, at);
        Metric metric = Metric.byId().get(figure);
        if (metric == null) {
            List<String> figures =
                    Arrays.stream(Metric.values()).map(Metric::id).toList();
            root.problem(word, "The objective (" + word.text() + ") is unknown.", Nearest.advice(figure, figures));
        } else if (metric.countsWatts()) {
            String boundary = word.text().substring(at + 1);
            root.problem(
                    word,
                    "The power boundary (" + boundary + ") of the objective " + figure + " is unknown.",
                    Nearest.advice(boundary, PowerBoundary.byId().keySet()));
        } else {
            root.problem(
                    word,
                    "The objective (" + word.text() + ") names a power boundary, but counts no watts.",
                    "Maybe use " + figure + ".");
        }
    }
}
