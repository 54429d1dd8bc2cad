package io.isowatt.space.serving;

import io.isowatt.catalog.Problem;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.space.Blocks;
import io.isowatt.space.Constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Says why a search space holds no deployment of a model on a machine: which rule removes how many, and what to do. */
public final class EmptySpace {

    private EmptySpace() {}

    /**
     * One problem for each rule that removes something from a space that is empty; none if the space holds anything.
     * That some of the listed weights cannot be served is usual and no problem where others can.
     *
     * @param file the file or option that names the space
     * @param line its line there, 0 where none applies
     */
    public static List<Problem> problems(
            ServingSpace space, LanguageModel model, Hardware hardware, String file, int line) {
        Blocks blocks = space.space().blocks();
        if (blocks.count() > 0) {
            return List.of();
        }
        LayoutReasons reasons = new LayoutReasons(space, model, hardware);
        List<Problem> problems = new ArrayList<>();
        List<Constraint> constraints = space.space().constraints();
        boolean weightsDecide = IntStream.range(0, constraints.size())
                .filter(c -> blocks.removedCount(c) > 0)
                .allMatch(c -> LayoutConstraints.isOfWeights(constraints.get(c).name()));
        for (int c = 0; c < constraints.size(); c++) {
            String rule = constraints.get(c).name();
            boolean decides = weightsDecide || !LayoutConstraints.isOfWeights(rule);
            if (blocks.removedCount(c) > 0 && decides) {
                problems.add(new Problem(
                        file,
                        line,
                        "The search space (" + space.definition().id() + ") holds no deployment of " + model.id()
                                + " on "
                                + hardware.id() + ": " + blocks.removedCount(c) + " of "
                                + space.space().size() + " candidates fall out. " + reasons.reason(rule),
                        reasons.advice(rule)));
            }
        }
        return problems;
    }
}
