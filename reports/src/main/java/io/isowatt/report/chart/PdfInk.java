package io.isowatt.report.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A PDF picture of one page: shapes as vectors, text as text above them in an embedded font, so that it can be searched and
 * looks alike everywhere. 96 units are an inch.
 */
final class PdfInk implements Ink {

    /** The font that comes with PDFBox; it has the widths that the layout counts on. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float POINTS_PER_UNIT = 0.75f;

    /** How much wider the outline of a bold letter is, as a share of the font size. */
    private static final float BOLD_FRACTION = 0.026f;

    private final PDDocument document = new PDDocument();
    private final PdfBoxGraphics2D shapes;
    private final PDType0Font font;
    private final CmapLookup letters;
    private final List<Line> lines = new ArrayList<>();
    private final int width;
    private final int height;

    /** A line of text. */
    private record Line(String text, AffineTransform place, double width, TextStyle style) {}

    PdfInk(int width, int height) {
        this.width = width;
        this.height = height;
        try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            TrueTypeFont trueType = new TTFParser().parse(new RandomAccessReadBuffer(file));
            this.letters = trueType.getUnicodeCmapLookup();
            this.font = PDType0Font.load(document, trueType, true);
            this.shapes = new PdfBoxGraphics2D(document, width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Graphics2D graphics() {
        return shapes;
    }

    @Override
    public void hatch(Rectangle2D box, Color color) {
        shapes.setStroke(new BasicStroke(1));
        shapes.setColor(color);
        shapes.draw(Hatching.of(box));
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, TextStyle style) {
        double length = TextWidths.of(text, style.size(), style.bold());
        double before = switch (anchor) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        write(text, AffineTransform.getTranslateInstance(x - before, y), length, style);
    }

    @Override
    public void textUpward(String text, double x, double y, TextStyle style) {
        double length = TextWidths.of(text, style.size(), style.bold());
        AffineTransform place = AffineTransform.getTranslateInstance(x, y + length / 2);
        place.quadrantRotate(-1);
        write(text, place, length, style);
    }

    /** Text whose letters the font lacks becomes shapes. */
    private void write(String text, AffineTransform place, double length, TextStyle style) {
        if (text.codePoints().allMatch(letter -> letters.getGlyphId(letter) != 0)) {
            lines.add(new Line(text, place, length, style));
        } else {
            shapes.setColor(style.color());
            shapes.fill(GlyphOutline.of(text, place, length, style));
        }
    }

    /** The finished file. */
    byte[] finish(String title, String description) {
        shapes.dispose();
        try (document) {
            PDPage page = new PDPage(new PDRectangle(width * POINTS_PER_UNIT, height * POINTS_PER_UNIT));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(Matrix.getScaleInstance(POINTS_PER_UNIT, POINTS_PER_UNIT));
                content.drawForm(shapes.getXFormObject());
                for (Line line : lines) {
                    show(content, line);
                }
            }
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(title);
            about.setSubject(description);
            about.setCreator("Isowatt");
            document.setDocumentId((long) title.hashCode());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(PDPageContentStream content, Line line) throws IOException {
        TextStyle style = line.style();
        double drawn = font.getStringWidth(line.text()) * style.size() / 1000;
        if (drawn == 0) {
            return;
        }
        AffineTransform upward = new AffineTransform(1, 0, 0, -1, 0, height);
        upward.concatenate(line.place());
        upward.scale(1, -1);
        content.beginText();
        content.setNonStrokingColor(style.color());
        content.setFont(font, (float) style.size());
        content.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (style.bold()) {
            content.setStrokingColor(style.color());
            content.setLineWidth(BOLD_FRACTION * (float) style.size());
        }
        content.setHorizontalScaling((float) (100 * line.width() / drawn));
        content.setTextMatrix(new Matrix(upward));
        content.showText(line.text());
        content.endText();
    }
}
