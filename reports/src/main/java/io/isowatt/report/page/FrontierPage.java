package io.isowatt.report.page;

import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;

import java.util.List;

/** The fronts of a study as one interactive HTML file, which needs no network. */
public final class FrontierPage {

    /** Points of all machines together; fewer where their configurations are so many that the page would be larger than 2 MB. */
    private static final int MOST_POINTS = 4_000;

    private static final int FEWEST_POINTS = 250;

    /** Almost all of one byte. */
    private static final int MOST_CHARACTERS = 1_950_000;

    private FrontierPage() {}

    /**
     * The page.
     *
     * @param result the answer
     * @param scene what every picture of it shows
     * @param cloud the dominated candidates of the picture
     * @param words what stands over the chart
     * @param version of the program
     */
    public static String of(StudyResult result, Scene scene, Cloud cloud, PageWords words, String version) {
        PageTemplate template = new PageTemplate();
        for (int most = MOST_POINTS; ; most /= 2) {
            List<PagePoints> points = PagePoints.all(result, scene, most);
            String page =
                    template.filled(scene.title(), new StudyJson(result, scene, points).of(cloud, words, version));
            if (page.length() <= MOST_CHARACTERS || most <= FEWEST_POINTS) {
                return page;
            }
        }
    }
}
