package io.isowatt.study;

import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.YamlSection;
import io.isowatt.llm.Precision;
import io.isowatt.space.serving.SpaceDefinition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads which of a search space's precisions of weights a study keeps, so that machines can be compared at one that all have.
 *
 * @param root the study
 */
record WeightsReader(YamlSection root) {

    private static final String KEY = "weights";

    /** The space with the precisions that the study names, or as it is where it names none. */
    Optional<SpaceDefinition> narrowed(Optional<SpaceDefinition> space) {
        List<Precision> kept = new ArrayList<>();
        for (YamlSection.Word word : root.words(KEY)) {
            Precision precision = Precision.byLabel().get(word.text());
            if (precision == null) {
                root.problem(
                        word,
                        "The precision of weights (" + word.text() + ") is unknown.",
                        Nearest.advice(word.text(), Precision.byLabel().keySet()));
            } else if (space.isPresent() && !space.get().weights().contains(precision)) {
                root.problem(
                        word,
                        "The search space (" + space.get().id() + ") has no " + word.text() + " weights.",
                        "Maybe use "
                                + String.join(
                                        ", ",
                                        space.get().weights().stream()
                                                .map(Precision::label)
                                                .toList())
                                + ".");
            } else {
                kept.add(precision);
            }
        }
        return kept.isEmpty()
                ? space
                : space.map(whole -> whole.withWeights(
                        whole.weights().stream().filter(kept::contains).toList()));
    }
}
