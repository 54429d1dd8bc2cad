package io.isowatt.report.stored;

import io.isowatt.llm.Precision;
import io.isowatt.report.table.JsonText;
import io.isowatt.space.serving.FractionAxis;
import io.isowatt.space.serving.Pools;
import io.isowatt.space.serving.SpaceDefinition;

import java.util.Locale;

/** What varied in a search, as JSON; empty lists were left to the program. */
final class SpaceJson {

    private SpaceJson() {}

    static void write(SpaceDefinition space, JsonText json) {
        json.name("search_space").open('{').field("id", space.id()).field("description", space.description());
        layouts(space, json);
        json.field("cache_bytes_per_element", space.cacheBytesPerElement());
        json.name("concurrency").open('{').field("from", space.concurrency().from());
        json.field("to", space.concurrency().to());
        json.field("grid", space.concurrency().grid().name().toLowerCase(Locale.ROOT))
                .close('}');
        json.field("draft_tokens", space.server().draftTokenCounts());
        shares("power_cap", space.server().powerCap(), json);
        shares("clock", space.server().clock(), json);
        json.field("replicas", space.server().replicaCounts()).field("aggregated", space.aggregated());
        space.pools().ifPresent(pools -> pools(pools, json));
        json.close('}');
    }

    /** The values of a list, or the ends of a continuous range. */
    private static void shares(String name, FractionAxis axis, JsonText json) {
        double[] values =
                axis.values().stream().mapToDouble(Double::doubleValue).toArray();
        json.field(name + "_fractions", values);
        axis.range().ifPresent(range -> json.field(name + "_range_fractions", new double[] {range.from(), range.to()}));
    }

    private static void layouts(SpaceDefinition space, JsonText json) {
        json.field("gpus", space.gpuCounts()).field("tensor_degrees", space.tensorDegrees());
        json.field("pipeline_degrees", space.pipelineDegrees()).field("data_degrees", space.dataDegrees());
        json.field("expert_degrees", space.expertDegrees());
        json.field("weights", space.weights().stream().map(Precision::label).toList());
        json.field("wide_activations", space.wideActivations());
        json.field("prefill_chunk_tokens", space.prefillChunkTokens());
    }

    private static void pools(Pools pools, JsonText json) {
        json.name("pools").open('{').field("prefill_workers", pools.prefillWorkerCounts());
        json.field("decode_workers", pools.decodeWorkerCounts()).field("most_gpus", pools.mostGpuCount());
        json.field("any_machines", pools.anyMachines()).name("prefill").open('{');
        layouts(pools.prefill(), json);
        json.close('}').close('}');
    }
}
