package io.isowatt.llm;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a model as its publisher gives it, for display and for checking {@link ParameterCount}. Publishers count
 * differently: some leave the embeddings out of the active parameters, some count a vision tower into the total.
 *
 * @param total all parameters as written: {@code 70.6 B}
 * @param active parameters that one token visits as written; empty where nothing is published
 * @param activeEmbeddings which embeddings the publisher counts as active; where it does not say, those with which the
 *     published figure agrees best
 * @param besides parameters in the published total that the language model does not hold, as written: a vision tower;
 *     empty where there are none
 * @param source who says so
 */
public record PublishedSize(
        String total, String active, ActiveEmbeddings activeEmbeddings, String besides, String source) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ([BT])");

    /** Which embeddings a publisher counts as active. */
    public enum ActiveEmbeddings {
        BOTH,
        OUTPUT,
        NONE;

        static Map<String, ActiveEmbeddings> byLabel() {
            return Map.of(BOTH.label(), BOTH, OUTPUT.label(), OUTPUT, NONE.label(), NONE);
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a text is a size: digits, a space, B (10⁹) or T (10¹²). */
    static boolean isSize(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /** The published total, without what is beside the language model. */
    public double totalCount() {
        return count(total) - (besides.isEmpty() ? 0 : count(besides));
    }

    /** The published active parameters; NaN where nothing is published. */
    public double activeCount() {
        return active.isEmpty() ? Double.NaN : count(active);
    }

    /** The active parameters of a count, with the embeddings that this publisher counts. */
    public long activeAsCounted(ParameterCount count) {
        long head = count.headCount() == 0 ? count.embeddingCount() : count.headCount();
        long withoutEmbeddings = count.activeCount() - count.embeddingCount() - count.headCount();
        return switch (activeEmbeddings) {
            case BOTH -> count.activeCount();
            case OUTPUT -> withoutEmbeddings + head;
            case NONE -> withoutEmbeddings;
        };
    }

    private static double count(String written) {
        return Double.parseDouble(match(written).group(1)) * scale(written);
    }

    private static double scale(String written) {
        return written.endsWith("T") ? 1e12 : 1e9;
    }

    private static Matcher match(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A size is a number with B or T: " + written);
        }
        return matcher;
    }
}
