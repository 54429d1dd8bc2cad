package io.isowatt.study;

import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.SpaceDefinition;
import io.isowatt.workload.ServiceLevel;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * What a user wants to know.
 *
 * @param title the question in a few words
 * @param scenarios one per machine, alike in everything else
 * @param space what varies
 * @param serviceLevel the latency that users accept: the TTFT limit binds every candidate, the TPOT limit the choice
 * @param objectives what is wanted; among candidates that meet the service level the first one decides, of equals the next
 * @param method how the front is looked for
 * @param epsilonFraction how much worse than one that is shown, in every objective, a point of the front may be left out for; 0
 *     shows all
 */
public record StudyRequest(
        String title,
        List<Scenario> scenarios,
        SpaceDefinition space,
        ServiceLevel serviceLevel,
        List<Metric> objectives,
        SearchMethod method,
        double epsilonFraction) {

    public StudyRequest {
        scenarios = List.copyOf(scenarios);
        objectives = List.copyOf(objectives);
        if (scenarios.isEmpty() || objectives.size() < 2) {
            throw new IllegalArgumentException("A study needs a machine and two objectives.");
        }
        if (!(epsilonFraction >= 0 && epsilonFraction <= 1)) {
            throw new IllegalArgumentException("An epsilon is a share.");
        }
    }

    /** A study that is searched exactly, its front shown whole. */
    public StudyRequest(
            String title,
            List<Scenario> scenarios,
            SpaceDefinition space,
            ServiceLevel serviceLevel,
            List<Metric> objectives) {
        this(title, scenarios, space, serviceLevel, objectives, new SearchMethod.Exact(), 0);
    }

    /** The same question with each scenario changed. */
    public StudyRequest with(UnaryOperator<Scenario> change) {
        return new StudyRequest(
                title,
                scenarios.stream().map(change).toList(),
                space,
                serviceLevel,
                objectives,
                method,
                epsilonFraction);
    }

    /** The scenario of the first machine, for what is common to all. */
    public Scenario common() {
        return scenarios.get(0);
    }

    /** Whether figures are better than others: by the first objective in which they differ. */
    boolean prefers(IntToDoubleFunction figures, IntToDoubleFunction others) {
        for (int k = 0; k < objectives.size(); k++) {
            double gain = figures.applyAsDouble(k) - others.applyAsDouble(k);
            if (gain != 0) {
                return objectives.get(k).maximized() == gain > 0;
            }
        }
        return false;
    }

    /** Twelve hexadecimal digits that change with anything the answer depends on. */
    public String inputHash() {
        return Fingerprint.of(this);
    }
}
