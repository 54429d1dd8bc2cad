package io.isowatt.report.stored;

import io.isowatt.report.table.JsonText;
import io.isowatt.serving.Memory;
import io.isowatt.step.OperatorFamily;
import io.isowatt.study.Breakdown;
import io.isowatt.study.Choice;
import io.isowatt.study.PoolLoad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The inside of a deployment as the keys of a JSON object, written and read. */
final class BreakdownJson {

    private static final Map<String, Choice.Binding> BINDINGS =
            Arrays.stream(Choice.Binding.values()).collect(Collectors.toMap(BreakdownJson::id, Function.identity()));

    private BreakdownJson() {}

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static void write(Breakdown breakdown, JsonText json) {
        json.field("binding", id(breakdown.binding())).field("binding_text", breakdown.bindingText());
        json.name("step_s").open('{');
        breakdown.stepSeconds().forEach(part -> json.field(id(part.getKey()), part.getValue()));
        Memory memory = breakdown.memory();
        json.close('}').name("memory").open('{').field("weight_bytes", memory.weightBytes());
        json.field("cache_bytes_per_token", memory.cacheBytesPerToken());
        json.field("state_bytes_per_sequence", memory.stateBytesPerSequence());
        json.field("reserve_bytes", memory.reserveBytes());
        json.field("usable_bytes", memory.usableBytes()).close('}');
        breakdown.pools().ifPresent(pools -> pools(pools, json));
    }

    private static void pools(PoolLoad pools, JsonText json) {
        json.name("pools").open('{').field("prefill_gpus", pools.prefillGpuCount());
        json.field("decode_gpus", pools.decodeGpuCount());
        json.field("prefill_busy_fraction", pools.prefillBusyFraction());
        json.field("wait_s", pools.waitSeconds()).field("prefill_s", pools.prefillSeconds());
        json.field("transfer_s", pools.transferSeconds());
        json.field("link_busy_fraction", pools.linkBusyFraction()).close('}');
    }

    static Breakdown read(StoredKeys keys) {
        StoredKeys step = keys.object("step_s");
        List<Map.Entry<OperatorFamily, Double>> seconds = new ArrayList<>();
        for (OperatorFamily family : OperatorFamily.values()) {
            seconds.add(Map.entry(family, step.number(id(family))));
        }
        StoredKeys memory = keys.object("memory");
        return new Breakdown(
                keys.word("binding", BINDINGS),
                keys.text("binding_text"),
                seconds,
                new Memory(
                        memory.number("weight_bytes"),
                        memory.number("cache_bytes_per_token"),
                        memory.number("state_bytes_per_sequence"),
                        memory.number("reserve_bytes"),
                        memory.number("usable_bytes")),
                keys.optionalObject("pools").map(BreakdownJson::pools));
    }

    private static PoolLoad pools(StoredKeys pools) {
        return new PoolLoad(
                pools.count("prefill_gpus"),
                pools.count("decode_gpus"),
                pools.number("prefill_busy_fraction"),
                pools.number("wait_s"),
                pools.number("prefill_s"),
                pools.number("transfer_s"),
                pools.number("link_busy_fraction"));
    }
}
