package io.isowatt.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.report.TestStudies;
import io.isowatt.report.front.Scene;
import io.isowatt.study.StudyResult;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.io.IOException;

class PdfInkTest {

    private static final StudyResult SMALL = TestStudies.run(TestStudies.small(), 2);

    private static byte[] pdf() {
        return FrontierChart.of(Scene.of(SMALL, "1.2.3"), SMALL).pdf();
    }

    @Test
    void isOnePageWithTextThatCanBeSearchedInAnEmbeddedFont() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(900);
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo(SMALL.request().title());
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
            }
            assertThat(new PDFTextStripper().getText(document))
                    .contains(SMALL.request().title(), "Isowatt 1.2.3", "Output tokens/s per user", "dominated");
        }
    }

    @Test
    void isTheSameBytesEveryTime() {
        assertThat(pdf()).isEqualTo(pdf()).hasSizeLessThan(150_000);
    }

    @Test
    void lettersThatTheFontLacksAreShapes() throws IOException {
        PdfInk ink = new PdfInk(200, 50);
        ink.text("日本 TP8", 10, 20, Ink.Anchor.START, new Ink.TextStyle(12, false, Color.BLACK));
        ink.text("≤ 20 ms", 10, 40, Ink.Anchor.START, new Ink.TextStyle(12, false, Color.BLACK));
        try (PDDocument document = Loader.loadPDF(ink.finish("x", "y"))) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("≤ 20 ms");
        }
    }
}
