package io.isowatt.report.document;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A document in Markdown as one HTML file that needs nothing beside it: style and pictures are in it. */
public final class HtmlDocument {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private HtmlDocument() {}

    /**
     * The HTML of a document.
     *
     * @param title of the window
     * @param markdown CommonMark with tables
     * @param pictures SVG by the file name that the document gives
     */
    public static String of(String title, String markdown, Map<String, String> pictures) {
        Node document = Parser.builder().extensions(TABLES).build().parse(markdown);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(false)
                .attributeProviderFactory(context ->
                        (node, tag, attributes) -> new Attributes(pictures).setAttributes(node, tag, attributes))
                .build();
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n"
                + "<title>" + escaped(title) + "</title>\n<style>\n" + Texts.resource("document.css")
                + "</style>\n</head>\n<body>\n<main>\n" + renderer.render(document) + "</main>\n</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Puts pictures in place of their names, and gives headings names that links can use. */
    private record Attributes(Map<String, String> pictures) implements AttributeProvider {

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Image image && pictures.containsKey(image.getDestination())) {
                byte[] svg = pictures.getOrDefault(image.getDestination(), "").getBytes(StandardCharsets.UTF_8);
                attributes.put(
                        "src",
                        "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
            } else if (node instanceof Heading heading && heading.getFirstChild() instanceof Text text) {
                attributes.put(
                        "id",
                        text.getLiteral()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9]+", "-")
                                .replaceAll("^-|-$", ""));
            } else if (node instanceof TableBlock) {
                attributes.put("tabindex", "0");
            }
        }
    }
}
