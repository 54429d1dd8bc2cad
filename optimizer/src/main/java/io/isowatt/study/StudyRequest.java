package io.isowatt.study;

import io.isowatt.estimate.Metric;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.SpaceDefinition;
import io.isowatt.workload.ServiceLevel;

import java.util.List;

/**
 * What a user wants to know.
 *
 * @param title the question in a few words
 * @param scenarios one per machine, alike in everything else
 * @param space what varies
 * @param serviceLevel the latency that users accept: the TTFT limit binds every candidate, the TPOT limit the choice
 * @param objectives what is wanted, the first one decides among candidates that meet the service level
 */
public record StudyRequest(
        String title,
        List<Scenario> scenarios,
        SpaceDefinition space,
        ServiceLevel serviceLevel,
        List<Metric> objectives) {

    public StudyRequest {
        scenarios = List.copyOf(scenarios);
        objectives = List.copyOf(objectives);
        if (scenarios.isEmpty() || objectives.size() < 2) {
            throw new IllegalArgumentException("A study needs a machine and two objectives.");
        }
    }

    /** The scenario of the first machine, for what is common to all. */
    public Scenario common() {
        return scenarios.get(0);
    }

    /** Twelve hexadecimal digits that change with anything the answer depends on. */
    public String inputHash() {
        return Fingerprint.of(this);
    }
}
