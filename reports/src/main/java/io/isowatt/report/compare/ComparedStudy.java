package io.isowatt.report.compare;

import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;

import java.util.List;

/**
 * The fronts of one study, fresh or stored.
 *
 * @param scene title, fronts and limit
 * @param facts what each front was computed for, in the order of the fronts
 */
public record ComparedStudy(Scene scene, List<CurveFacts> facts) {

    public ComparedStudy {
        facts = List.copyOf(facts);
        if (facts.size() != scene.lines().size()) {
            throw new IllegalArgumentException("Every front has its facts.");
        }
    }

    /** The fronts that a search found. */
    public static ComparedStudy of(StudyResult result, String version) {
        return new ComparedStudy(Scene.of(result, version), facts(result));
    }

    /** What each front of a search was computed for. */
    public static List<CurveFacts> facts(StudyResult result) {
        return result.machines().stream()
                .map(machine -> CurveFacts.of(result.request(), machine))
                .toList();
    }
}
