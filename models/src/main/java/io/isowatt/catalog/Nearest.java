package io.isowatt.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the known names that a mistyped one may have meant. */
public final class Nearest {

    private Nearest() {}

    /** Advice that names the closest known words, or all of them if nothing is close: "Maybe use hgx-h200." */
    public static String advice(String word, Collection<String> known) {
        List<String> near = of(word, known);
        if (!near.isEmpty()) {
            return "Maybe use " + String.join(" or ", near) + ".";
        }
        return known.isEmpty()
                ? ""
                : "Maybe use one of "
                        + String.join(", ", known.stream().sorted().toList()) + ".";
    }

    /** At most three known words that contain the given one, lie in it or differ little from it, the closest first. */
    public static List<String> of(String word, Collection<String> known) {
        String asked = lower(word);
        int limit = Math.min(Math.max(2, word.length() / 3), word.length() - 1);
        return known.stream()
                .filter(name -> distance(asked, lower(name)) <= limit || related(asked, lower(name)))
                .sorted(Comparator.<String>comparingInt(name -> distance(asked, lower(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static boolean related(String asked, String name) {
        return (asked.length() >= 3 && name.contains(asked)) || (name.length() >= 3 && asked.contains(name));
    }

    /** The Levenshtein distance: the least number of letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
