package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The marked points of the fronts as an XChart that fills exactly the plot. Its own steps begin their dashes anew at every
 * corner, and its text is outlines in SVG: stairs, axes and text are drawn around it.
 */
final class FrontSeries {

    private static final Color CLEAR = new Color(255, 255, 255, 0);

    private final XYChart chart;
    private final Frame frame;

    FrontSeries(Frame frame, List<FrontLine> lines, List<List<FrontLine.Landmark>> landmarks) {
        this.frame = frame;
        this.chart =
                new XYChart((int) frame.plot().getWidth(), (int) frame.plot().getHeight(), Styler.ChartTheme.XChart);
        style(chart.getStyler());
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                add(lines.get(i), landmarks.get(i), MachineStyle.of(i), i);
            }
        }
    }

    XYChart chart() {
        return chart;
    }

    private void style(XYStyler styler) {
        styler.setXAxisMin(frame.x().min()).setXAxisMax(frame.x().max());
        styler.setYAxisMin(frame.y().min()).setYAxisMax(frame.y().max());
        styler.setXAxisLogarithmic(frame.x().logarithmic())
                .setYAxisLogarithmic(frame.y().logarithmic());
        styler.setAxisTicksVisible(false).setAxisTitlesVisible(false).setPlotGridLinesVisible(false);
        styler.setPlotMargin(0);
        styler.setPlotTicksMarksVisible(false);
        styler.setChartTitleVisible(false)
                .setLegendVisible(false)
                .setChartPadding(0)
                .setPlotContentSize(1);
        styler.setPlotBorderVisible(false).setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR);
        styler.setMarkerSize(9);
    }

    /** One series for each way of serving, since a series has one marker. */
    private void add(FrontLine line, List<FrontLine.Landmark> landmarks, MachineStyle style, int place) {
        Map<ServingMark, List<Integer>> byMark = new EnumMap<>(ServingMark.class);
        for (FrontLine.Landmark landmark : landmarks) {
            ServingMark mark =
                    ServingMark.of(line.points().get(landmark.point()).deployment());
            byMark.computeIfAbsent(mark, key -> new ArrayList<>()).add(landmark.point());
        }
        byMark.forEach((mark, points) -> {
            double[] xs = points.stream().mapToDouble(line::x).toArray();
            double[] ys = points.stream().mapToDouble(line::y).toArray();
            XYSeries marks = chart.addSeries("front " + place + " " + mark.name(), xs, ys);
            marks.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            marks.setLineStyle(SeriesLines.NONE);
            marks.setMarker(mark.marker());
            marks.setMarkerColor(style.color());
        });
    }

    void paint(Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(frame.plot().getMinX(), frame.plot().getMinY());
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.setTransform(before);
        graphics.setClip(null);
    }
}
