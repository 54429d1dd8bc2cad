package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.isowatt.deployment.Disaggregated;
import io.isowatt.search.SearchOptions;
import io.isowatt.space.serving.SpaceCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** The insides of candidates from the question alone are those that the search itself tells. */
class BreakdownsTest {

    private static final int STUDIES = 10;

    /** Checks all candidates of a study's fronts, and says how many are pools. */
    private static int check(StudyRequest request, String name) {
        Breakdowns breakdowns = Breakdowns.of(request);
        int pools = 0;
        for (MachineResult machine :
                new Study(request).run(SearchOptions.threads(2)).machines()) {
            for (Candidate candidate : machine.front()) {
                Breakdown breakdown = breakdowns.of(machine, candidate);
                double sum = breakdown.stepSeconds().stream()
                        .mapToDouble(Map.Entry::getValue)
                        .sum();
                double step = candidate.estimate().performance().decodeStepSeconds();
                assertThat(sum).as(name).isCloseTo(step, within(1e-6 * step));
                assertThat(breakdown.pools().isPresent())
                        .as(name)
                        .isEqualTo(candidate.deployment() instanceof Disaggregated);
                breakdown
                        .pools()
                        .ifPresent(load -> assertThat(load.prefillGpuCount() + load.decodeGpuCount())
                                .as(name)
                                .isEqualTo(candidate.deployment().gpuCount()));
                pools += breakdown.pools().isPresent() ? 1 : 0;
            }
            machine.choice()
                    .ifPresent(choice -> assertThat(breakdowns.of(machine, choice.candidate()))
                            .as(name)
                            .isEqualTo(choice.breakdown()));
        }
        return pools;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void partsOfAStepSumUpToIt(long seed) {
        RandomStudy studies = new RandomStudy(seed);
        for (int number = 0; number < STUDIES; number++) {
            check(studies.next(), "seed " + seed + ", study " + number);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void poolsOfOneMachineAndOfTwoAreTold(long seed) {
        RandomStudy studies = new RandomStudy(seed);
        Random random = new Random(seed);
        int pools = 0;
        for (int number = 0; number < STUDIES; number++) {
            pools += check(PoolSearchLawsTest.study(studies, random), "seed " + seed + ", study " + number);
        }
        assertThat(pools).isPositive();
    }

    @Test
    void aPowerCapStretchesTheStepsOfPoolsAndOfReplicas() {
        StudyRequest request = StudyReader.readStudy(Map.of(
                "model", List.of("llama-3.1-70b"),
                "hardware", List.of("hgx-h200", "hgx-h100"),
                "workload.prompt", List.of("1000 tokens"),
                "workload.output", List.of("500 tokens"),
                "slo.interactivity", List.of("20 tokens/s"),
                "power.power-cap", List.of("60 %")));
        String space = """
                search-space: both
                serving: [aggregated, disaggregated]
                gpus: [4, 8]
                tensor-parallel: [4, 8]
                weights: [fp8]
                concurrency: { from: 1, to: 200, grid: coarse }
                prefill-workers: [1, 2]
                decode-workers: [1, 3]
                pool-machines: any
                """;
        int pools = check(
                new StudyRequest(
                        request.title(),
                        request.scenarios(),
                        SpaceCatalog.read("both.yaml", space),
                        request.serviceLevel(),
                        request.objectives()),
                "capped");
        assertThat(pools).isPositive();
    }
}
