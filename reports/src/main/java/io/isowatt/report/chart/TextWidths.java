package io.isowatt.report.chart;

/**
 * How wide text is: the advance widths of Helvetica, which Arial and Liberation Sans share, so that a picture is laid out
 * alike on machines with any fonts. Text is squeezed to these widths where another font is drawn.
 */
final class TextWidths {

    /** Advance widths of the characters from space to tilde in thousandths of the font size (Adobe Font Metrics). */
    private static final int[] HELVETICA = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // p to ~
    };

    private static final int OTHER = 600;
    private static final int IDEOGRAPH = 1000;
    private static final double BOLD_RATIO = 1.07;

    private TextWidths() {}

    /** The width of a line of text in the unit of the font size. */
    static double of(String text, double fontSize, boolean bold) {
        int thousandths = text.codePoints().map(TextWidths::thousandths).sum();
        return thousandths * fontSize / 1000 * (bold ? BOLD_RATIO : 1);
    }

    private static int thousandths(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return HELVETICA[codePoint - ' '];
        }
        return codePoint >= 0x2E80 ? IDEOGRAPH : OTHER;
    }

    /** The text, cut with an ellipsis if it is wider. */
    static String cut(String text, double fontSize, boolean bold, double width) {
        if (of(text, fontSize, bold) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end) + "…", fontSize, bold) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
