package io.isowatt.report.page;

import io.isowatt.report.table.Decimal;
import io.isowatt.serving.Memory;
import io.isowatt.study.Breakdown;
import io.isowatt.study.PoolLoad;

import java.util.ArrayList;
import java.util.List;

/** The insides of points: what binds them, and where time and memory go. */
final class BreakdownTable {

    private static final int DIGITS = 4;

    private final List<Breakdown> written = new ArrayList<>();

    /** The place of a point's breakdown among all. */
    long placeOf(PagePoint point) {
        written.add(point.breakdown());
        return written.size() - 1L;
    }

    void write(CompactJson json) {
        json.open('[');
        for (Breakdown breakdown : written) {
            json.open('{').field("binding", breakdown.binding().label());
            json.field("bindingText", breakdown.bindingText());
            json.name("step").open('[');
            breakdown.stepSeconds().forEach(part -> json.value(part.getValue(), DIGITS));
            json.close(']');
            memory(json, breakdown.memory());
            json.name("pools").open('[');
            breakdown.pools().ifPresent(pools -> pools(json, pools));
            json.close(']').close('}');
        }
        json.close(']');
    }

    private static void memory(CompactJson json, Memory memory) {
        json.name("memory").open('[');
        json.value(memory.weightBytes(), DIGITS).value(memory.cacheBytesPerToken(), DIGITS);
        json.value(memory.stateBytesPerSequence(), DIGITS).value(memory.reserveBytes(), DIGITS);
        json.value(memory.usableBytes(), DIGITS).close(']');
    }

    private static void pools(CompactJson json, PoolLoad pools) {
        row(json, "GPUs that take prompts", Integer.toString(pools.prefillGpuCount()));
        row(json, "GPUs that decode", Integer.toString(pools.decodeGpuCount()));
        row(json, "prefill workers busy", percent(pools.prefillBusyFraction()));
        row(json, "waiting for a prefill worker", milliseconds(pools.waitSeconds()));
        row(json, "own prefill", milliseconds(pools.prefillSeconds()));
        row(json, "moving the KV cache", milliseconds(pools.transferSeconds()));
        row(json, "busier links busy", percent(pools.linkBusyFraction()));
    }

    private static void row(CompactJson json, String name, String value) {
        json.open('[').value(name).value(value).close(']');
    }

    private static String percent(double fraction) {
        return Decimal.of(100 * fraction, 3) + " %";
    }

    private static String milliseconds(double seconds) {
        return Decimal.of(1e3 * seconds, 3) + " ms";
    }
}
