package io.isowatt.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

class HtmlDocumentTest {

    private static final String MARKDOWN = """
            # A <b>bold</b> title

            ![Fronts](front.svg)

            ## What is counted

            | layout | tok/s |
            |---|--:|
            | TP8 | 12 |
            """;

    private static String html() {
        return HtmlDocument.of("A </title><script>", MARKDOWN, Map.of("front.svg", "<svg>×</svg>"));
    }

    @Test
    void picturesAreInTheFile() {
        String data = Base64.getEncoder().encodeToString("<svg>×</svg>".getBytes(StandardCharsets.UTF_8));
        assertThat(html())
                .contains("src=\"data:image/svg+xml;base64," + data + "\"")
                .contains("alt=\"Fronts\"")
                .doesNotContain("front.svg");
    }

    @Test
    void tablesKeepTheirAlignmentAndHeadingsHaveNames() {
        assertThat(html())
                .contains("<th align=\"right\">tok/s</th>", "<td align=\"right\">12</td>")
                .contains("<h2 id=\"what-is-counted\">");
    }

    @Test
    void textsOfUsersAreNoMarkup() {
        assertThat(html()).doesNotContain("<script>").doesNotContain("<b>").contains("&lt;b&gt;bold&lt;/b&gt;");
    }

    @Test
    void nothingIsLoaded() {
        assertThat(html()).contains("default-src 'none'").doesNotContain("http://", "https://", "url(");
    }
}
