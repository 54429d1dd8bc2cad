package io.isowatt.report.chart;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;

/** Text as shapes, from the fonts of this machine. */
final class GlyphOutline {

    private static final Font REGULAR = new Font("Liberation Sans", Font.PLAIN, 12);
    private static final Font BOLD = REGULAR.deriveFont(Font.BOLD);

    private GlyphOutline() {}

    /** A line of text at a place, squeezed or stretched to the width that the layout counts on. */
    static Shape of(String text, AffineTransform place, double width, Ink.TextStyle style) {
        Font font = (style.bold() ? BOLD : REGULAR).deriveFont((float) style.size());
        GlyphVector glyphs = font.createGlyphVector(new FontRenderContext(null, true, true), text);
        double drawn = glyphs.getLogicalBounds().getWidth();
        AffineTransform squeezed = new AffineTransform(place);
        if (drawn > 0) {
            squeezed.scale(width / drawn, 1);
        }
        return squeezed.createTransformedShape(glyphs.getOutline());
    }
}
