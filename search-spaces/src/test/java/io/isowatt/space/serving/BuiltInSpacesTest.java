package io.isowatt.space.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.deployment.ServerSettings;
import io.isowatt.hardware.Hardware;
import io.isowatt.hardware.HardwareCatalog;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.ModelCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

class BuiltInSpacesTest {

    private static final Path README = Path.of("README.md");

    private final LanguageModel model = ModelCatalog.load("llama-3.1-70b");
    private final Hardware machine = HardwareCatalog.load("hgx-b200");

    static Stream<String> ids() {
        return SpaceCatalog.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theReadmeSaysHowManyCandidatesThereAre(String id) throws IOException {
        SpaceDefinition definition = SpaceCatalog.load(id);
        ServingSpace space = new ServingSpace(definition, model, machine);
        String counts = count(space.space().size()) + "; "
                + count(space.space().blocks().candidateCount());
        String pairs =
                definition.pools().map(pools -> count(pairs(definition, pools))).orElse("–");
        List<String> rows = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `" + id + "` |"))
                .toList();
        assertThat(rows).singleElement().asString().endsWith(" | " + counts + " | " + pairs + " |");
    }

    private long pairs(SpaceDefinition definition, Pools pools) {
        ServingSpace prefill = ServingSpace.prefill(definition, model, machine, ServerSettings.CALIBRATED);
        ServingSpace decode = ServingSpace.decode(definition, model, machine, ServerSettings.CALIBRATED);
        long works = (long) pools.prefillWorkerCounts().size()
                * pools.decodeWorkerCounts().size();
        return Math.multiplyExact(
                Math.multiplyExact(prefill.space().size(), decode.space().size()), works);
    }

    private static String count(long candidates) {
        return String.format(Locale.ROOT, "%,d", candidates);
    }
}
