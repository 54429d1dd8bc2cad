package io.isowatt.report.chart;

import io.isowatt.unit.Quantity;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An SVG picture: shapes through Batik, text as text elements above them, whatever fonts this machine has. */
final class SvgInk implements Ink {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String FONTS = "'Liberation Sans', Arial, Helvetica, sans-serif";

    /** A line without length, as thousands of dots are. */
    private static final Pattern DOT = Pattern.compile("M([-0-9.]+ [-0-9.]+) L\\1(?=[ \"])");

    private final Document document =
            GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    private final SVGGraphics2D shapes;
    private final List<Element> texts = new ArrayList<>();
    private final int width;
    private final int height;

    SvgInk(int width, int height) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(1);
        context.setComment("Isowatt");
        this.shapes = new SVGGraphics2D(context, false);
        this.width = width;
        this.height = height;
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
        Element element = element(text, style);
        element.setAttribute("x", number(x));
        element.setAttribute("y", number(y));
        if (anchor != Anchor.START) {
            element.setAttribute("text-anchor", anchor == Anchor.MIDDLE ? "middle" : "end");
        }
    }

    @Override
    public void textUpward(String text, double x, double y, TextStyle style) {
        Element element = element(text, style);
        element.setAttribute("text-anchor", "middle");
        element.setAttribute("transform", "translate(" + number(x) + " " + number(y) + ") rotate(-90)");
    }

    private Element element(String text, TextStyle style) {
        Element element = document.createElementNS(SVG, "text");
        element.setAttribute("font-size", number(style.size()));
        if (style.bold()) {
            element.setAttribute("font-weight", "bold");
        }
        element.setAttribute("fill", hex(style.color()));
        element.setAttribute("textLength", number(TextWidths.of(text, style.size(), style.bold())));
        element.setAttribute("lengthAdjust", "spacingAndGlyphs");
        element.setTextContent(text);
        texts.add(element);
        return element;
    }

    private static String number(double value) {
        return Quantity.number(Math.round(value * 10) / 10.0, 6);
    }

    private static String hex(Color color) {
        return "#" + Integer.toHexString(color.getRGB() | 0xFF000000).substring(2);
    }

    /** The finished file. */
    String finish(String title, String description) {
        Element root = shapes.getRoot();
        root.setAttribute("width", Integer.toString(width));
        root.setAttribute("height", Integer.toString(height));
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("font-family", FONTS);
        root.setAttribute("role", "img");
        root.insertBefore(named("desc", description), root.getFirstChild());
        root.insertBefore(named("title", title), root.getFirstChild());
        Element group = document.createElementNS(SVG, "g");
        group.setAttribute("stroke", "none");
        texts.forEach(group::appendChild);
        root.appendChild(group);
        sortAttributes(root);
        StringWriter text = new StringWriter();
        try {
            shapes.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new IllegalStateException(e);
        }
        String svg = withoutDoctype(text.toString()).replace("\r\n", "\n");
        return DOT.matcher(svg).replaceAll("M$1h0");
    }

    /** Batik sets attributes in the order of a hash map, which differs between versions of Java. */
    private static void sortAttributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        SortedMap<String, Attr> byName = new TreeMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            byName.put(attribute.getName(), attribute);
        }
        byName.values().forEach(element::removeAttributeNode);
        byName.values().forEach(element::setAttributeNodeNS);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                sortAttributes(inner);
            }
        }
    }

    private Element named(String name, String text) {
        Element element = document.createElementNS(SVG, name);
        element.setTextContent(text);
        return element;
    }

    /** Batik names a DTD on the web, which some readers would fetch. */
    private static String withoutDoctype(String svg) {
        int start = svg.indexOf("<!DOCTYPE");
        return start < 0
                ? svg
                : svg.substring(0, start)
                        + svg.substring(svg.indexOf('>', start) + 1).stripLeading();
    }
}
