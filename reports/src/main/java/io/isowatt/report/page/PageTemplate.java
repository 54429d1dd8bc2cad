package io.isowatt.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page without a study: its frame, script and styles, and the policy by which a browser runs these and nothing else. */
final class PageTemplate {

    /** Our script, in the order in which the parts need one another. */
    private static final List<String> SCRIPT = List.of(
            "dom.js",
            "study.js",
            "front.js",
            "view.js",
            "axis.js",
            "chart.js",
            "layer.js",
            "labels.js",
            "pointer.js",
            "tooltip.js",
            "ruler.js",
            "pinned.js",
            "legend.js",
            "controls.js",
            "table.js",
            "files.js",
            "main.js");

    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");

    private final String frame;
    private final Map<String, String> fixed;

    PageTemplate() {
        this.frame = resource("frontier.html");
        String style = resource("frontier.css");
        StringBuilder parts = new StringBuilder("\"use strict\";\n");
        SCRIPT.forEach(name -> parts.append(resource(name)));
        String script = parts.toString();
        String echarts = resource("echarts/echarts.common.min.js");
        String policy = "default-src 'none'; script-src '" + hash(echarts) + "' '" + hash(script) + "'; style-src '"
                + hash(style) + "'; img-src data: blob:; base-uri 'none'; form-action 'none'";
        this.fixed = Map.of("style", style, "script", script, "echarts", echarts, "policy", policy);
    }

    /** The page with a title and the study as JSON. */
    String filled(String title, String study) {
        StringBuilder page = new StringBuilder(frame.length() + 1_000_000 + study.length());
        Matcher holes = HOLE.matcher(frame);
        int from = 0;
        while (holes.find()) {
            page.append(frame, from, holes.start());
            String name = holes.group(1);
            switch (name) {
                case "title" -> page.append(escaped(title));
                case "study" -> page.append(study);
                default -> page.append(fixed.getOrDefault(name, ""));
            }
            from = holes.end();
        }
        return page.append(frame, from, frame.length()).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String resource(String name) {
        try (InputStream stream = PageTemplate.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The resource " + name + " is missing from this build.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
