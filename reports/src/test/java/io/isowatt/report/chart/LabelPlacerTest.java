package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LabelPlacerTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void labelsNeverOverlapEachOtherOrWhatIsTakenAndStayInside(long seed) {
        Random random = new Random(seed);
        Rectangle2D bounds = new Rectangle2D.Double(50, 30, 900, 500);
        LabelPlacer placer = new LabelPlacer(bounds);
        List<Rectangle2D> taken = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double x = 50 + random.nextDouble() * 900;
            double y = 30 + random.nextDouble() * 500;
            Rectangle2D marker = new Rectangle2D.Double(x - 6, y - 6, 12, 12);
            placer.avoid(marker);
            placer.crossesAtAPrice(new Line2D.Double(x, y, x + 20 * random.nextDouble(), y + 20));
            taken.add(marker);
        }
        int placedCount = 0;
        for (int i = 0; i < 60; i++) {
            Rectangle2D point = taken.get(i);
            List<Point2D> centre = List.of(new Point2D.Double(point.getCenterX(), point.getCenterY()));
            var placed = placer.place(centre, 40 + random.nextInt(80), 17, 1000);
            if (placed.isPresent()) {
                Rectangle2D box = placed.get().box();
                assertThat(bounds.contains(box)).isTrue();
                assertThat(taken).noneMatch(box::intersects);
                taken.add(box);
                placedCount++;
            }
        }
        assertThat(placedCount).isGreaterThan(40);
    }
}
