package io.isowatt.report.page;

import io.isowatt.serving.Memory;
import io.isowatt.study.Breakdown;
import io.isowatt.study.Choice;
import io.isowatt.study.PoolLoad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The insides of points: what binds them, and where time and memory go; texts and memories that come again are written once. */
final class BreakdownTable {

    private static final int DIGITS = 4;

    /** What the figures of pools are, with their units. */
    private static final List<List<String>> POOL_FIGURES = List.of(
            List.of("GPUs that take prompts", ""),
            List.of("GPUs that decode", ""),
            List.of("prefill workers busy", "%"),
            List.of("waiting for a prefill worker", "ms"),
            List.of("own prefill", "ms"),
            List.of("moving the KV cache", "ms"),
            List.of("busier links busy", "%"));

    private final List<Breakdown> written = new ArrayList<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<Memory, Integer> memories = new LinkedHashMap<>();

    /** The place of a point's breakdown among all, -1 if it has none. */
    long placeOf(PagePoint point) {
        if (point.breakdown().isEmpty()) {
            return -1;
        }
        written.add(point.breakdown().get());
        return written.size() - 1L;
    }

    /** Rows of binding, its text, memory, seconds of each family, and figures of pools. */
    void write(CompactJson json) {
        json.name("breakdowns").open('{').name("rows").open('[');
        for (Breakdown breakdown : written) {
            boolean free = breakdown.binding() == Choice.Binding.OPTIMUM;
            json.open('[')
                    .value(place(texts, free ? "no limit" : breakdown.binding().label()));
            json.value(place(texts, breakdown.boundText())).value(place(memories, breakdown.memory()));
            json.open('[');
            breakdown.stepSeconds().forEach(part -> json.value(part.getValue(), DIGITS));
            json.close(']').open('[');
            breakdown.pools().ifPresent(pools -> pools(json, pools));
            json.close(']').close(']');
        }
        json.close(']').field("texts", texts.keySet());
        json.name("memories").open('[');
        memories.keySet().forEach(memory -> memory(json, memory));
        json.close(']').name("poolFigures").open('[');
        POOL_FIGURES.forEach(figure ->
                json.open('[').value(figure.get(0)).value(figure.get(1)).close(']'));
        json.close(']').close('}');
    }

    private static <T> long place(Map<T, Integer> places, T what) {
        return places.computeIfAbsent(what, key -> places.size());
    }

    private static void memory(CompactJson json, Memory memory) {
        json.open('[').value(memory.weightBytes(), DIGITS).value(memory.cacheBytesPerToken(), DIGITS);
        json.value(memory.stateBytesPerSequence(), DIGITS).value(memory.reserveBytes(), DIGITS);
        json.value(memory.usableBytes(), DIGITS).close(']');
    }

    /** In the units of the figures. */
    private static void pools(CompactJson json, PoolLoad pools) {
        json.value(pools.prefillGpuCount()).value(pools.decodeGpuCount());
        json.value(100 * pools.prefillBusyFraction(), 3).value(1e3 * pools.waitSeconds(), DIGITS);
        json.value(1e3 * pools.prefillSeconds(), DIGITS).value(1e3 * pools.transferSeconds(), DIGITS);
        json.value(100 * pools.linkBusyFraction(), 3);
    }
}
