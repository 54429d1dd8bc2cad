package io.isowatt.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A label of a machine with its place.
 *
 * @param text what it says
 * @param machine whose colour it has
 * @param bold whether it is bold
 * @param placed where it stands
 */
record PlacedLabel(String text, int machine, boolean bold, LabelPlacer.Placed placed) {

    static final double SIZE = 12.5;
    static final double HEIGHT = 17;

    private static final double PADDING = 3;

    /** The name of a machine without what the legend says in brackets. */
    static String brief(String name) {
        return name.replace(" " + FrontLegend.ANNOUNCED, "");
    }

    /** The room across that a text needs. */
    static double width(String text, boolean bold) {
        return TextWidths.of(text, SIZE, bold) + 2 * PADDING;
    }

    /** Pales what lies behind the labels; before the lines, so that these stay whole. */
    static void paintHalos(Graphics2D graphics, List<PlacedLabel> labels) {
        labels.forEach(label -> Palette.halo(graphics, label.placed().box()));
    }

    static void paintAll(Ink ink, List<PlacedLabel> labels) {
        for (PlacedLabel label : labels) {
            MachineStyle style = MachineStyle.of(label.machine());
            label.placed().leader().ifPresent(leader -> {
                ink.graphics().setColor(style.color());
                ink.graphics().setStroke(new BasicStroke(0.8f));
                ink.graphics().draw(leader);
            });
            Rectangle2D box = label.placed().box();
            Ink.TextStyle text =
                    new Ink.TextStyle(SIZE, label.bold(), style.color().darker());
            ink.text(label.text(), box.getCenterX(), box.getCenterY() + 4.4, Ink.Anchor.MIDDLE, text);
        }
    }
}
