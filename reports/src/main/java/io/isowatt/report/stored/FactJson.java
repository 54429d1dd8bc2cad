package io.isowatt.report.stored;

import io.isowatt.catalog.Fact;
import io.isowatt.report.table.JsonText;

import java.util.List;
import java.util.Locale;

/** Numbers of catalogs with their sources, as JSON. */
public final class FactJson {

    private FactJson() {}

    static void write(List<Fact> facts, JsonText json) {
        json.name("facts").open('[');
        for (Fact fact : facts) {
            json.item().open('{').field("name", fact.name()).field("text", fact.text());
            json.field("kind", kind(fact)).field("source", fact.source()).close('}');
        }
        json.close(']');
    }

    /** How a number was obtained, in a word: {@code measured}. */
    public static String kind(Fact fact) {
        return fact.kind().name().toLowerCase(Locale.ROOT);
    }
}
