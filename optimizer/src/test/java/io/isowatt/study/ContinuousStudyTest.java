package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.deployment.Aggregated;
import io.isowatt.estimate.Estimate;
import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

class ContinuousStudyTest {

    private static final String CAP = "power-cap: { from: 50 %, to: 100 % }\n";
    private static final String BOTH = CAP + "clock: { from: 70 %, to: 100 % }\n";

    @TempDir
    private Path folder = Path.of("");

    private StudyRequest request(String axes, String search) throws IOException {
        Files.writeString(folder.resolve("space.yaml"), """
                search-space: mine
                tensor-parallel: [1, 2, 4]
                weights: [fp8]
                concurrency: { from: 1, to: 512, grid: coarse }
                """ + axes);
        return StudyReader.readStudy("study.yaml", """
                model: llama-3.1-70b
                hardware: [hgx-h200]
                workload: { prompt: 4000 tokens, output: 500 tokens }
                slo: { interactivity: 20 tokens/s }
                power: { boundary: provisioned }
                search-space: space.yaml
                """ + search, folder, Map.of());
    }

    private StudyRequest genetic(String axes, int evaluations) throws IOException {
        return request(axes, "search: { method: genetic, evaluations: " + evaluations + " }\n");
    }

    private static MachineResult search(StudyRequest request, int threads) {
        return new Study(request).run(SearchOptions.threads(threads)).machines().get(0);
    }

    @Test
    void capsAreFoundBetweenTheStepsAndFiguresAreThoseOfTheModel() throws IOException {
        StudyRequest request = genetic(CAP, 3000);
        MachineResult found = search(request, 2);
        Set<Double> caps = new HashSet<>();
        for (Candidate candidate : found.front()) {
            Aggregated deployment = (Aggregated) candidate.deployment();
            double cap = deployment.settings().powerCapFraction().orElseThrow();
            caps.add(cap);
            assertThat(cap).isBetween(0.5, 1.0);
            Estimate again = new LayoutEstimator(
                            request.common().with(deployment.settings()), deployment.layout(), OptionalInt.empty())
                    .estimate(deployment.concurrency());
            assertThat(again).isEqualTo(candidate.estimate());
        }
        assertThat(caps).hasSizeGreaterThan(10);
        assertThat(found.front()).extracting(Candidate::rank).doesNotHaveDuplicates();
        Choice choice = found.choice().orElseThrow();
        assertThat(Breakdowns.of(request).of(found, choice.candidate())).isEqualTo(choice.breakdown());
    }

    @Test
    void betweenStepsIsNoWorseThanTheSteps() throws IOException {
        for (String axes : List.of(CAP, BOTH)) {
            BestFound best = search(genetic(axes, 6000), 2).bestFound().orElseThrow();
            assertThat(best.continuous()).isTrue();
            assertThat(best.exactVolumeFraction().orElseThrow()).isGreaterThan(0.998);
        }
    }

    @Test
    void clocksAreFoundToo() throws IOException {
        MachineResult found = search(genetic(BOTH, 3000), 2);
        assertThat(found.front())
                .allSatisfy(candidate -> assertThat(candidate
                                .deployment()
                                .settings()
                                .clockFraction()
                                .orElseThrow())
                        .isBetween(0.7, 1.0));
        assertThat(found.front())
                .extracting(candidate ->
                        candidate.deployment().settings().clockFraction().orElseThrow())
                .anyMatch(clock -> clock < 1);
    }

    @Test
    void countsAreOfThePointsTried() throws IOException {
        MachineResult found = search(genetic(BOTH, 1000), 2);
        assertThat(found.complete()).isFalse();
        assertThat(found.counts().size()).isEqualTo(1000);
        assertThat(found.counts().unvisited()).isZero();
        assertThat(found.candidateCount()).isEqualTo(found.counts().accepted());
        for (CandidateBlock block : found.candidates()) {
            assertThat(block.deployment(0).settings().clockFraction()).isPresent();
        }
    }

    @Test
    void aSeedFindsTheSameOnAnyNumberOfThreads() throws IOException {
        StudyRequest request = genetic(BOTH, 1500);
        MachineResult one = search(request, 1);
        MachineResult three = search(request, 3);
        assertThat(three.front()).isEqualTo(one.front());
        assertThat(three.counts()).isEqualTo(one.counts());
    }

    @Test
    void progressGrowsWithTheEvaluationsUpToTheirNumber() throws IOException {
        StudyRequest request = genetic(CAP, 1200);
        SearchProgress progress = new SearchProgress(true);
        Study study = new Study(request);
        study.run(SearchOptions.threads(1).withProgress(progress));
        assertThat(progress.visitedCount())
                .isEqualTo(1200)
                .isEqualTo(study.visitCount(SearchOptions.threads(1).shard(), Long.MAX_VALUE));
    }

    @Test
    void anExactSearchAsksForSteps() {
        for (String axis : List.of("power-cap", "clock")) {
            assertThatThrownBy(() -> request(axis + ": { from: 70 %, to: 100 % }\n", ""))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("The " + axis + " of the search space is a range without steps")
                    .hasMessageContaining("Maybe add a step there, such as step: 5 %");
        }
    }
}
