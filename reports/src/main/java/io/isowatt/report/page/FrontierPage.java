package io.isowatt.report.page;

import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;

import java.util.List;

/** The fronts of a study as one interactive HTML file, which needs no network. */
public final class FrontierPage {

    private FrontierPage() {}

    /**
     * The page.
     *
     * @param result the answer
     * @param scene what every picture of it shows
     * @param cloud the dominated candidates of the picture
     * @param answer the answer in sentences
     * @param version of the program
     */
    public static String of(StudyResult result, Scene scene, Cloud cloud, List<String> answer, String version) {
        String study = new StudyJson(result, scene, PagePoints.all(result, scene)).of(cloud, answer, version);
        return new PageTemplate().filled(scene.title(), study);
    }
}
