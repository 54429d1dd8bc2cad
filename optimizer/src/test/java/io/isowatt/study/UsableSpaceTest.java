package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.estimate.Scenario;
import io.isowatt.space.serving.SpaceCatalog;
import io.isowatt.space.serving.SpaceDefinition;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class UsableSpaceTest {

    private static final List<Scenario> SCENARIOS = StudyReader.readStudy(Map.of(
                    "model", List.of("llama-3.1-70b"),
                    "hardware", List.of("hgx-h200", "hgx-b200"),
                    "workload.prompt", List.of("1024 tokens"),
                    "workload.output", List.of("1024 tokens")))
            .scenarios();

    @Test
    void spacesThatShipCanBeNumbered() {
        for (String id : SpaceCatalog.ids()) {
            UsableSpace.require(SCENARIOS, SpaceCatalog.load(id), id, 1);
        }
    }

    @Test
    void pairsOfPoolsThatCannotBeNumberedAreRefused() {
        String degrees = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]";
        SpaceDefinition many = SpaceCatalog.read("many.yaml", """
                search-space: many
                serving: [disaggregated]
                tensor-parallel: %1$s
                pipeline-parallel: %1$s
                data-parallel-attention: %1$s
                expert-parallel: %1$s
                prefill-workers: { from: 1, to: 64 }
                decode-workers: { from: 1, to: 64 }
                most-gpus: 72
                """.formatted(degrees));
        assertThatThrownBy(() -> UsableSpace.require(SCENARIOS, many, "study.yaml", 4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("more than 2^62 pairs of pools")
                .hasMessageContaining("study.yaml:4");
    }
}
