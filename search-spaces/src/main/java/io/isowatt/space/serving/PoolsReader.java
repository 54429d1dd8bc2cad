package io.isowatt.space.serving;

import io.isowatt.catalog.YamlSection;
import io.isowatt.llm.Precision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads what varies in disaggregated serving. */
final class PoolsReader {

    private static final int MOST_WORKERS = 1024;
    private static final int MOST_GPUS = 16_384;
    private static final int USUAL_GPUS = 72;
    private static final List<Integer> USUAL_WORKERS =
            IntStream.rangeClosed(1, 8).boxed().toList();
    private static final Set<String> KEYS =
            Set.of("prefill-workers", "decode-workers", "most-gpus", "pool-machines", "prefill");

    private final YamlSection root;

    PoolsReader(YamlSection root) {
        this.root = root;
    }

    /** The pools, whose workers vary as aggregated serving does where the file says nothing else. */
    Optional<Pools> read(boolean disaggregated, SpaceDefinition layouts) {
        AxisReader axes = new AxisReader(root);
        List<Integer> prefillWorkers = axes.numbersOrRange("prefill-workers", MOST_WORKERS, USUAL_WORKERS);
        List<Integer> decodeWorkers = axes.numbersOrRange("decode-workers", MOST_WORKERS, USUAL_WORKERS);
        int gpus = (int) root.integer("most-gpus", 2, MOST_GPUS, USUAL_GPUS);
        boolean any =
                root.choice("pool-machines", Map.of("same", false, "any", true)).orElse(false);
        SpaceDefinition prefill = root.optionalSection("prefill")
                .map(section -> prefill(section, layouts))
                .orElse(layouts);
        if (!disaggregated) {
            KEYS.stream().filter(root::has).sorted().forEach(this::onlyForPools);
            return Optional.empty();
        }
        ConcurrencyGrid one = new ConcurrencyGrid(1, 1, ConcurrencyGrid.Grid.COARSE);
        return Optional.of(new Pools(
                prefillWorkers,
                decodeWorkers,
                gpus,
                any,
                prefill.worker(one, prefill.prefillChunkTokens(), List.of())));
    }

    private void onlyForPools(String key) {
        root.problem(
                key,
                "The key (" + key + ") is of disaggregated serving, which this space does not hold.",
                "Maybe write serving: [aggregated, disaggregated], or remove the key.");
    }

    private static SpaceDefinition prefill(YamlSection section, SpaceDefinition layouts) {
        AxisReader axes = new AxisReader(section);
        SpaceDefinition prefill = new SpaceDefinition(
                layouts.id(),
                layouts.description(),
                axes.degreesOrAuto("gpus", layouts.gpuCounts()),
                axes.degrees("tensor-parallel", layouts.tensorDegrees()),
                axes.degreesOrAuto("pipeline-parallel", layouts.pipelineDegrees()),
                axes.degreesOrAuto("data-parallel-attention", layouts.dataDegrees()),
                axes.degreesOrAuto("expert-parallel", layouts.expertDegrees()),
                axes.words("weights", Precision.byLabel(), layouts.weights()),
                axes.words("activations", SpaceDefinitionReader.ACTIVATIONS, layouts.wideActivations()),
                layouts.cacheBytesPerElement(),
                layouts.concurrency(),
                axes.numbers("prefill-chunk", 1, SpaceDefinitionReader.MOST_CHUNK, layouts.prefillChunkTokens()));
        section.close();
        return prefill;
    }
}
