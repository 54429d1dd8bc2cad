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
import java.util.List;

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

    private void add(FrontLine line, List<FrontLine.Landmark> landmarks, MachineStyle style, int place) {
        double[] xs =
                landmarks.stream().mapToDouble(mark -> line.x(mark.point())).toArray();
        double[] ys =
                landmarks.stream().mapToDouble(mark -> line.y(mark.point())).toArray();
        XYSeries marks = chart.addSeries("front " + place, xs, ys);
        marks.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        marks.setLineStyle(SeriesLines.NONE);
        marks.setMarker(style.marker());
        marks.setMarkerColor(style.color());
    }

    void paint(Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(frame.plot().getMinX(), frame.plot().getMinY());
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.setTransform(before);
        graphics.setClip(null);
    }
}
