package io.isowatt.report.chart;

import io.isowatt.report.front.FrontLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** The fronts as an XChart that fills exactly the plot; axes and text are drawn around it. */
final class FrontSeries {

    private static final Color CLEAR = new Color(255, 255, 255, 0);
    private static final BasicStroke NO_STROKE = new BasicStroke(0);

    /** Points closer together than this, in picture units, are drawn as one. */
    private static final double LEAST_DISTANCE = 0.7;

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
        styler.setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
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

    /** The line as XChart draws steps, to the right first: from the fast end where more x is better. */
    private void add(FrontLine line, List<FrontLine.Landmark> landmarks, MachineStyle style, int place) {
        List<Integer> drawn = drawn(line);
        double[] xs = new double[drawn.size()];
        double[] ys = new double[drawn.size()];
        for (int i = 0; i < xs.length; i++) {
            int point = drawn.get(line.axes().x().maximized() ? xs.length - 1 - i : i);
            xs[i] = line.x(point);
            ys[i] = line.y(point);
        }
        XYSeries steps = chart.addSeries("front " + place, xs, ys);
        steps.setLineColor(style.color()).setLineStyle(style.stroke()).setMarker(SeriesMarkers.NONE);
        double[] markedXs =
                landmarks.stream().mapToDouble(mark -> line.x(mark.point())).toArray();
        double[] markedYs =
                landmarks.stream().mapToDouble(mark -> line.y(mark.point())).toArray();
        XYSeries marks = chart.addSeries("landmarks " + place, markedXs, markedYs);
        marks.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        marks.setLineStyle(NO_STROKE).setMarker(style.marker()).setMarkerColor(style.color());
    }

    private List<Integer> drawn(FrontLine line) {
        List<Integer> drawn = new ArrayList<>();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < line.size(); i++) {
            double x = frame.across(line.x(i));
            double y = frame.up(line.y(i));
            if (i == line.size() - 1 || Math.hypot(x - lastX, y - lastY) >= LEAST_DISTANCE) {
                drawn.add(i);
                lastX = x;
                lastY = y;
            }
        }
        return drawn;
    }

    void paint(Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(frame.plot().getMinX(), frame.plot().getMinY());
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.setTransform(before);
        graphics.setClip(null);
    }
}
