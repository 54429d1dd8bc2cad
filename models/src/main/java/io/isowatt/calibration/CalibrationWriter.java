package io.isowatt.calibration;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.YamlSplice;
import io.isowatt.unit.Quantity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a calibration file: the text of another one with fitted numbers in the place of its own. */
public final class CalibrationWriter {

    private static final int VALUE_DIGITS = 3;
    private static final int ERROR_DIGITS = 2;

    private final Calibration before;
    private final YamlSplice text;

    /**
     * Takes the file to begin from.
     *
     * @throws io.isowatt.catalog.InvalidInputException with all problems of the file
     */
    public CalibrationWriter(String file, String text) {
        this.before = CalibrationReader.read(file, text);
        this.text = new YamlSplice(file, withoutHeader(text));
    }

    private static String withoutHeader(String text) {
        return text.lines()
                .dropWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The calibration to begin from. */
    public Calibration before() {
        return before;
    }

    /**
     * The new file. Order, comments and hand-set numbers stay; a source that is used more than once is written once.
     *
     * @param header comment lines for the top, without their #
     */
    public String write(String id, String date, List<String> header, Map<String, FittedNumber> fitted) {
        Map<String, Fact> facts = before.facts().stream().collect(Collectors.toMap(Fact::name, fact -> fact));
        Map<String, Long> uses = before.facts().stream()
                .collect(Collectors.groupingBy(fact -> source(fact, fitted), Collectors.counting()));
        Sources sources = new Sources(uses, text.anchors());
        String top = header.stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
        return top
                + text.with(path -> switch (path) {
                    case "calibration" -> Optional.of(quoted(id));
                    case "date" -> Optional.of(date);
                    default -> Optional.ofNullable(facts.get(path)).map(fact -> line(fact, fitted, sources));
                });
    }

    private static String source(Fact fact, Map<String, FittedNumber> fitted) {
        FittedNumber number = fitted.get(fact.name());
        return number == null ? fact.source() : number.source();
    }

    private static String line(Fact fact, Map<String, FittedNumber> fitted, Sources sources) {
        FittedNumber number = fitted.get(fact.name());
        StringBuilder line = new StringBuilder("{ value: ");
        if (number == null) {
            line.append(fact.text()).append(", kind: ").append(word(fact.kind()));
            fact.sampleCount().ifPresent(count -> line.append(", samples: ").append(count));
            fact.errorFraction().ifPresent(error -> line.append(", error: ").append(percent(error)));
        } else if (number.sampleCount() == 0) {
            line.append(fact.text())
                    .append(", kind: ")
                    .append(word(fact.kind()))
                    .append(", samples: 0");
        } else {
            line.append(Quantity.formatLike(fact.text(), number.value(), VALUE_DIGITS))
                    .append(", kind: ")
                    .append(word(Fact.Kind.MEASURED))
                    .append(", samples: ")
                    .append(number.sampleCount())
                    .append(", error: ")
                    .append(percent(number.errorFraction()));
        }
        return line.append(", source: ")
                .append(sources.of(source(fact, fitted)))
                .append(" }")
                .toString();
    }

    private static String word(Fact.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String percent(double fraction) {
        return Quantity.number(100 * fraction, ERROR_DIGITS) + " %";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Sources as they are written: in full at first, behind an anchor if they come again. */
    private static final class Sources {
        private final Map<String, Long> uses;
        private final Map<String, String> anchors;
        private final Map<String, String> aliases = new HashMap<>();
        private final Set<String> taken;

        Sources(Map<String, Long> uses, Map<String, String> anchors) {
            this.uses = uses;
            this.anchors = anchors;
            this.taken = new HashSet<>(anchors.values());
        }

        String of(String source) {
            String alias = aliases.get(source);
            if (alias != null) {
                return "*" + alias;
            }
            if (uses.getOrDefault(source, 1L) < 2) {
                return quoted(source);
            }
            String anchor = anchors.getOrDefault(source, "");
            for (int n = 1; anchor.isEmpty(); n++) {
                String free = "source" + n;
                anchor = taken.add(free) ? free : "";
            }
            aliases.put(source, anchor);
            return "&" + anchor + " " + quoted(source);
        }
    }
}
