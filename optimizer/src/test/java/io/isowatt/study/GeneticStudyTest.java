package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.search.SearchOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class GeneticStudyTest {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "model", List.of("qwen3-8b"),
            "hardware", List.of("hgx-h200"),
            "workload.prompt", List.of("1000 tokens"),
            "workload.output", List.of("100 tokens"),
            "slo.interactivity", List.of("20 tokens/s"));

    private static StudyRequest request(String... keysAndValues) {
        Map<String, List<String>> options = new LinkedHashMap<>(OPTIONS);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.put(keysAndValues[i], List.of(keysAndValues[i + 1].split(",")));
        }
        return StudyReader.readStudy(options);
    }

    private static MachineResult search(StudyRequest request, int threads) {
        return new Study(request).run(SearchOptions.threads(threads)).machines().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output-throughput-per-megawatt,interactivity",
                "output-throughput-per-gpu,ttft",
                "output-throughput-per-megawatt,interactivity,cost-per-million-tokens"
            })
    void theBestFoundIsNearlyTheExactFrontAndNeverBeyondIt(String objectives) {
        MachineResult found =
                search(request("search.method", "genetic", "search.evaluations", "8000", "objectives", objectives), 2);
        BestFound best = found.bestFound().orElseThrow();
        assertThat(best.evaluationCount()).isEqualTo(8000);
        assertThat(best.exactVolumeFraction().orElseThrow()).isBetween(0.99, 1.0);
        assertThat(found.complete()).isFalse();
        assertThat(found.counts().accepted() + found.counts().rejectedTotal()).isLessThanOrEqualTo(8000);
        assertThat(found.choice()).isPresent();
    }

    @Test
    void aSeedFindsTheSameOnAnyNumberOfThreads() {
        StudyRequest request = request("search.method", "genetic", "search.evaluations", "2000", "search.seed", "7");
        MachineResult one = search(request, 1);
        MachineResult three = search(request, 3);
        assertThat(three.front()).extracting(Candidate::rank).isEqualTo(ranks(one));
        assertThat(three.counts()).isEqualTo(one.counts());
        assertThat(ranks(search(request("search.method", "genetic", "search.evaluations", "2000"), 1)))
                .isNotEqualTo(ranks(one));
    }

    private static List<Long> ranks(MachineResult result) {
        return result.front().stream().map(Candidate::rank).toList();
    }

    @Test
    void theNumberOfCandidatesOfASearchLimitsEvaluations() {
        MachineResult found = new Study(request("search.method", "genetic"))
                .run(SearchOptions.threads(1).withMostCandidates(300))
                .machines()
                .get(0);
        assertThat(found.bestFound().orElseThrow().evaluationCount()).isEqualTo(300);
    }

    @Test
    void anExactStudyIsNotBestFound() {
        assertThat(search(request("search-space", "quick"), 1).bestFound()).isEmpty();
        assertThat(request("search.method", "exact")).isEqualTo(request());
    }

    @Test
    void whatTheMethodDoesNotKnowIsSaid() {
        assertThatThrownBy(() -> request("search.seed", "3"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("An exact search has no seed.");
        assertThatThrownBy(() -> request("search.method", "genetic", "search.evaluations", "0"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> request("search.method", "random")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> request("search.method", "genetic", "search-space", "disaggregated"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pools");
    }
}
