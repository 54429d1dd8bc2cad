package io.isowatt.report.page;

import io.isowatt.report.chart.Cloud;
import io.isowatt.report.front.Scene;
import io.isowatt.study.Panorama;
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

    /** What a page holds of the machines of a result, unless it is too large. */
    public static List<Panorama> panoramas(StudyResult result) {
        return panoramas(result, MOST_POINTS);
    }

    private static List<Panorama> panoramas(StudyResult result, int most) {
        return Panorama.all(result, Math.min(most / result.machines().size(), Panorama.USUAL_POINT_COUNT));
    }

    /**
     * The page.
     *
     * @param result the answer
     * @param scene what every picture of it shows
     * @param cloud the dominated candidates of the picture
     * @param panoramas of all machines
     * @param words what stands over the chart
     * @param version of the program
     */
    public static String of(
            StudyResult result, Scene scene, Cloud cloud, List<Panorama> panoramas, PageWords words, String version) {
        PageTemplate template = new PageTemplate();
        List<Panorama> held = panoramas;
        for (int most = MOST_POINTS; ; most /= 2, held = panoramas(result, most)) {
            List<PagePoints> points = PagePoints.all(result, scene, held, most);
            String page =
                    template.filled(scene.title(), new StudyJson(result, scene, points).of(cloud, words, version));
            if (page.length() <= MOST_CHARACTERS || most <= FEWEST_POINTS) {
                return page;
            }
        }
    }
}
