package io.isowatt.space.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.catalog.Problem;
import io.isowatt.deployment.Layout;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.hardware.TensorFormat;
import io.isowatt.llm.Attention;
import io.isowatt.llm.FeedForward;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.LayerGroup;
import io.isowatt.llm.ModelCatalog;
import io.isowatt.llm.Precision;
import io.isowatt.llm.QuantizationRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class LayoutConstraintsTest {

    private static final List<LanguageModel> MODELS =
            ModelCatalog.ids().stream().map(ModelCatalog::load).toList();

    private static List<Layout> layouts(SpaceDefinition definition, LanguageModel model, Hardware hardware) {
        ServingSpace space = new ServingSpace(definition, model, hardware);
        List<Layout> layouts = new ArrayList<>();
        space.space().walk((firstRank, indices) -> layouts.add(space.layout(indices)));
        return layouts;
    }

    private static List<Layout> layouts(String space, String model, String machine) {
        return layouts(SpaceCatalog.load(space), ModelCatalog.load(model), HardwareCatalog.load(machine));
    }

    private static SpaceDefinition space(String lines) {
        return SpaceCatalog.read("space.yaml", "search-space: mine\n" + lines.replace("; ", "\n") + "\n");
    }

    static Stream<String> machines() {
        return HardwareCatalog.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void layoutsUseOnlyWhatChipModelAndLinksHave(String machine) {
        Hardware hardware = HardwareCatalog.load(machine);
        boolean fp8 = hardware.accelerator().has(TensorFormat.FP8);
        boolean fp4 = hardware.accelerator().has(TensorFormat.FP4);
        for (LanguageModel model : MODELS) {
            assertThat(layouts(SpaceCatalog.load("full"), model, hardware))
                    .as(model.id())
                    .isNotEmpty()
                    .allMatch(layout -> fp8 || layout.weights() != Precision.FP8, "fp8 weights need an fp8 unit")
                    .allMatch(layout -> fp4 || layout.weights() != Precision.NVFP4, "nvfp4 weights need an fp4 unit")
                    .allMatch(layout -> fp8 || layout.cacheBytesPerElement() == 2, "an fp8 cache needs an fp8 unit")
                    .allMatch(
                            layout -> layout.stageGpuCount() <= hardware.scaleUpGpuCount(),
                            "a stage lies in the scale-up domain")
                    .allMatch(
                            layout -> LayoutConstraints.dividesHeads(layout.tensorDegree(), model),
                            "the tensor degree divides the heads")
                    .allMatch(
                            layout -> model.hasExperts() || (layout.dataDegree() == 1 && layout.expertDegree() == 1),
                            "a dense model has neither expert nor data parallelism");
        }
    }

    /** What a block of a space stands for. */
    private record Launch(Layout layout, ServerSettings settings, OptionalInt replicaCount) {}

    @ParameterizedTest
    @MethodSource("machines")
    void noLaunchIsEnumeratedTwice(String machine) {
        for (String id : SpaceCatalog.ids()) {
            for (String model : List.of("llama-3.1-70b", "deepseek-r1", "gpt-oss-120b", "kimi-k2.5")) {
                ServingSpace space = new ServingSpace(
                        SpaceCatalog.load(id),
                        ModelCatalog.load(model),
                        HardwareCatalog.load(machine),
                        ServerSettings.speculating(new Speculation(0, 0.7, 0.04)));
                List<Launch> launches = new ArrayList<>();
                space.space()
                        .walk((firstRank, indices) -> launches.add(new Launch(
                                space.layout(indices), space.settings(indices), space.replicaCount(indices))));
                assertThat(launches).as(id + " " + model).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void weightsAreThePublishedOnesOrNarrower() {
        assertThat(weights("llama-3.1-70b", "hgx-b200"))
                .containsExactlyInAnyOrder(Precision.BF16, Precision.FP8, Precision.NVFP4, Precision.INT4);
        assertThat(weights("deepseek-r1", "hgx-b200"))
                .containsExactlyInAnyOrder(Precision.FP8, Precision.NVFP4, Precision.INT4);
        assertThat(weights("gpt-oss-120b", "hgx-b200")).containsExactly(Precision.MXFP4);
        assertThat(weights("kimi-k2.5", "hgx-b200")).containsExactlyInAnyOrder(Precision.INT4, Precision.NVFP4);
        assertThat(weights("deepseek-r1", "hgx-a100")).containsExactly(Precision.INT4);
    }

    private static List<Precision> weights(String model, String machine) {
        return layouts("standard", model, machine).stream()
                .map(Layout::weights)
                .distinct()
                .toList();
    }

    @Test
    void tensorDegreesAreThoseThatDivideQueryAndKeyValueHeads() {
        // Qwen3-30B-A3B: 32 query heads, 4 key-value heads
        SpaceDefinition space = space("tensor-parallel: [1, 2, 3, 4, 5, 6, 7, 8]");
        assertThat(layouts(space, ModelCatalog.load("qwen3-30b-a3b"), HardwareCatalog.load("hgx-h200")).stream()
                        .map(Layout::tensorDegree)
                        .distinct())
                .containsExactlyInAnyOrder(1, 2, 4, 8);
    }

    @Test
    void tensorDegreesThatAreNoPowersOfTwoGetGpuCountsOfTheirOwn() {
        Attention heads = new Attention.GroupedQuery(48, 6, 128, 128, false, false, 0);
        LanguageModel model = new LanguageModel(
                "six",
                "Six key-value heads",
                "made up",
                6144,
                32_000,
                false,
                List.of(new LayerGroup(24, heads, new FeedForward.Dense(3L * 6144 * 16384))),
                6144,
                Precision.BF16,
                new QuantizationRule(QuantizationRule.AttentionWeights.FOLLOW, false, false),
                32_768);
        assertThat(layouts(space("tensor-parallel: [3, 6, 8]"), model, HardwareCatalog.load("hgx-h200")).stream()
                        .map(Layout::gpuCount)
                        .distinct())
                .containsExactlyInAnyOrder(3, 6);
    }

    @Test
    void expertsSpreadOverOneOrAllGpusOfAStage() {
        Map<Integer, List<Integer>> byStage = layouts("standard", "deepseek-r1", "gb200-nvl72").stream()
                .collect(Collectors.groupingBy(
                        Layout::stageGpuCount,
                        Collectors.mapping(
                                Layout::expertDegree,
                                Collectors.collectingAndThen(
                                        Collectors.toSet(),
                                        degrees -> degrees.stream().sorted().toList()))));
        byStage.forEach((gpus, degrees) -> assertThat(degrees).isEqualTo(gpus == 1 ? List.of(1) : List.of(1, gpus)));
        assertThat(byStage).containsKeys(1, 8, 64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tensor-parallel: [3] | The tensor-parallel degree (3) does not divide the attention heads (64). Maybe use"
                        + " 1, 2, 4 or 8.",
                "tensor-parallel: [3, 5] | The tensor-parallel degree (3, 5) does not divide the attention heads (64).",
                "tensor-parallel: [16] | A pipeline stage is larger than the machine's scale-up domain (8 GPUs).",
                "gpus: [3]; tensor-parallel: [2]; pipeline-parallel: [1] | The tensor-parallel degree (2) times the"
                        + " pipeline stages (1) does not divide the GPUs (3).",
                "gpus: [16]; tensor-parallel: [16]; pipeline-parallel: [1] | A pipeline stage is larger than the"
                        + " machine's scale-up domain (8 GPUs).",
                "gpus: [8]; tensor-parallel: [4]; pipeline-parallel: [1] | The tensor-parallel degree (4) times the"
                        + " pipeline stages (1) is less than the GPUs (8), and without experts",
                "pipeline-parallel: [81] | There are more pipeline stages (81) than layers (80). Maybe use at most 80.",
                "expert-parallel: [2] | The expert-parallel degree (2) does not divide both",
                "weights: [nvfp4] | The chip (H200 SXM) has no unit for the weights (nvfp4). Maybe use bf16, fp8 or int4",
                "weights: [mxfp4] | The model is published in bf16, which is not served as mxfp4.",
            })
    void anEmptySpaceSaysWhichRuleEmptiedIt(String lines, String said) {
        LanguageModel model = ModelCatalog.load("llama-3.1-70b");
        Hardware hardware = HardwareCatalog.load("hgx-h200");
        List<Problem> problems =
                EmptySpace.problems(new ServingSpace(space(lines), model, hardware), model, hardware, "study.yaml", 7);
        assertThat(problems).isNotEmpty();
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("study.yaml");
            assertThat(problem.line()).isEqualTo(7);
            assertThat(problem.message()).contains("holds no deployment of llama-3.1-70b on hgx-h200");
            assertThat(problem.advice()).isNotBlank();
        });
        assertThat(problems).anyMatch(problem -> problem.toString().contains(said));
    }

    @Test
    void aSpaceWithAnyLayoutHasNoProblem() {
        LanguageModel model = ModelCatalog.load("llama-3.1-70b");
        Hardware hardware = HardwareCatalog.load("hgx-h200");
        ServingSpace some = new ServingSpace(space("tensor-parallel: [3, 8]"), model, hardware);
        assertThat(EmptySpace.problems(some, model, hardware, "study.yaml", 7)).isEmpty();
    }
}
