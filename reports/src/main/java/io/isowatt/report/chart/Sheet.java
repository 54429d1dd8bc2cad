package io.isowatt.report.chart;

import java.util.function.Consumer;

/**
 * A picture that can be put on any ink; painting changes nothing, and may happen on several threads at once.
 *
 * @param width in picture units, 96 to the inch
 * @param height the same
 * @param title what it is called
 * @param description what it shows, in a sentence for those who cannot see it
 * @param painter puts it on an ink
 */
record Sheet(int width, int height, String title, String description, Consumer<Ink> painter) {

    String svg() {
        SvgInk ink = new SvgInk(width, height);
        painter.accept(ink);
        return ink.finish(title, description);
    }

    byte[] png() {
        PngInk ink = new PngInk(width, height);
        painter.accept(ink);
        return ink.finish();
    }

    byte[] pdf() {
        PdfInk ink = new PdfInk(width, height);
        painter.accept(ink);
        return ink.finish(title, description);
    }
}
