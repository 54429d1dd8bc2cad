package io.isowatt.space.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.Aggregated;
import io.isowatt.deployment.ServerSettings;
import io.isowatt.deployment.Speculation;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashSet;
import java.util.Set;

class ServingSpaceTest {

    private static final String ONE_LAYOUT = """
            search-space: mine
            gpus: 8
            tensor-parallel: 8
            pipeline-parallel: 1
            weights: fp8
            concurrency: { from: 1, to: 4, grid: coarse }
            """;

    private final LanguageModel model = ModelCatalog.load("llama-3.1-70b");
    private final Hardware machine = HardwareCatalog.load("hgx-h200");
    private final ServerSettings studied = ServerSettings.speculating(new Speculation(0, 0.7, 0.04));

    private ServingSpace space(String lines, ServerSettings settings) {
        return new ServingSpace(SpaceCatalog.read("space.yaml", ONE_LAYOUT + lines), model, machine, settings);
    }

    @Test
    void everyCombinationOfServerAxesIsADeploymentOfItsOwn() {
        ServingSpace space = space("""
                        draft-tokens: [0, 1, 3]
                        power-cap: [100 %, 70 %]
                        clock: [100 %, 80 %]
                        replicas: [1, 2]
                        """, studied);
        assertThat(space.space().size()).isEqualTo(2 * 3 * 3 * 2 * 2 * 2);
        Set<Aggregated> seen = new LinkedHashSet<>();
        space.space().walk((firstRank, indices) -> {
            for (int i = 0; i < space.space().sweepSize(); i++) {
                Aggregated deployment = space.deployment(firstRank + i);
                assertThat(seen.add(deployment)).isTrue();
                assertThat(deployment.settings()).isEqualTo(space.settings(indices));
                assertThat(space.replicaCount(indices)).hasValue(deployment.replicaCount());
            }
        });
        assertThat(seen).hasSize(72);
        assertThat(seen)
                .extracting(d -> d.settings().powerCapFraction().orElseThrow())
                .containsOnly(1.0, 0.7);
        assertThat(seen)
                .extracting(d -> d.settings().clockFraction().orElseThrow())
                .containsOnly(1.0, 0.8);
        assertThat(seen)
                .extracting(d -> d.settings().speculation().draftTokenCount())
                .containsOnly(0, 1, 3);
        assertThat(seen)
                .extracting(d -> d.settings().speculation().acceptanceFraction())
                .containsOnly(0.7);
    }

    @Test
    void draftsWithoutAnAcceptanceAreRemovedByName() {
        ServingSpace space = space("draft-tokens: [0, 1, 3]\n", ServerSettings.CALIBRATED);
        assertThat(space.space().blocks().candidateCount()).isEqualTo(3);
        int rule = space.space().constraints().size() - 1;
        assertThat(space.space().constraints().get(rule).name()).isEqualTo(LayoutConstraints.DRAFTS);
        assertThat(space.space().blocks().removedCount(rule)).isEqualTo(6);
    }

    @Test
    void aSpaceWithoutServerAxesTakesTheServerOfTheStudy() {
        ServerSettings launched =
                ServerSettings.speculating(new Speculation(2, 0.8, 0.04)).capped(0.8);
        ServingSpace space = space("", launched);
        assertThat(space.deployment(0).settings()).isEqualTo(launched);
        assertThat(space.deployment(0).replicaCount()).isEqualTo(1);
        assertThat(space.replicaCount(space.space().indices(0))).isEmpty();
    }

    @Test
    void poolsAreSpacesOfWorkers() {
        SpaceDefinition definition = SpaceCatalog.read(
                "space.yaml",
                ONE_LAYOUT
                        + "serving: disaggregated\nprefill-chunk: [8192, 1024]\nprefill: { gpus: 4, tensor-parallel: 4 }\n");
        ServingSpace prefill = ServingSpace.prefill(definition, model, machine, studied);
        ServingSpace decode = ServingSpace.decode(definition, model, machine, studied);
        assertThat(prefill.space().sweepSize()).isEqualTo(1);
        assertThat(prefill.space().blocks().count()).isEqualTo(2);
        assertThat(prefill.deployment(0).layout().tensorDegree()).isEqualTo(4);
        assertThat(decode.space().blocks().count()).isEqualTo(1);
        assertThat(decode.concurrencies()).containsExactly(1, 2, 4);
    }
}
