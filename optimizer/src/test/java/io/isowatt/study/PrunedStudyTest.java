package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.search.SearchOptions;
import io.isowatt.search.Shard;
import io.isowatt.space.serving.ConcurrencyGrid;
import io.isowatt.space.serving.SpaceDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Aggregated spaces whose sweeps are bounded whatever their size, against a slow search; the seed is the parameter. */
class PrunedStudyTest {

    private static final int STUDIES_PER_SEED = 8;
    private static final int MOST_CANDIDATES = 3_000;

    private static long prunedCount;

    @AfterAll
    static void somethingWasPruned() {
        assertThat(prunedCount).isPositive();
    }

    static LongStream seeds() {
        return LongStream.range(0, 5);
    }

    /** A random study of every number of clients in a range that several bounded pieces share. */
    private static StudyRequest study(RandomStudy studies, Random random) {
        StudyRequest request = studies.next();
        SpaceDefinition space = request.space();
        int from = 1 + random.nextInt(300);
        SpaceDefinition dense = new SpaceDefinition(
                space.id(),
                space.description(),
                space.gpuCounts(),
                space.tensorDegrees(),
                space.pipelineDegrees(),
                space.dataDegrees(),
                space.expertDegrees(),
                space.weights(),
                space.wideActivations(),
                space.cacheBytesPerElement(),
                new ConcurrencyGrid(from, from + 20 + random.nextInt(80), ConcurrencyGrid.Grid.EVERY),
                space.prefillChunkTokens(),
                space.server(),
                space.aggregated(),
                space.pools());
        return new StudyRequest(
                request.title(), request.scenarios(), dense, request.serviceLevel(), request.objectives());
    }

    private static Study pruning(StudyRequest request) {
        return new Study(request, Contender.all(request, 0));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void boundsLoseNothing(long seed) {
        RandomStudy studies = new RandomStudy(seed);
        Random random = new Random(seed);
        for (int number = 0; number < STUDIES_PER_SEED; number++) {
            StudyRequest request = study(studies, random);
            Study study = pruning(request);
            if (study.candidateCount(Shard.WHOLE) > MOST_CANDIDATES) {
                continue;
            }
            for (MachineResult machine : study.run(SearchOptions.threads(2)).machines()) {
                SlowSearch slow = new SlowSearch(request, machine.common());
                String name = "seed " + seed + ", study " + number + ", " + machine.id() + ", "
                        + request.common().model().id() + ", " + request.objectives();
                assertThat(machine.front().stream().map(Candidate::rank))
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(slow.frontRanks());
                assertThat(machine.choice().map(Choice::candidate)).as(name).isEqualTo(slow.best());
                assertThat(machine.complete()).as(name).isTrue();
                assertThat((long) slow.feasible.size())
                        .as(name)
                        .isBetween(
                                machine.counts().accepted(),
                                machine.counts().accepted() + machine.counts().prunedTotal());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothWaysOfSearchingFindTheSame(long seed) {
        RandomStudy studies = new RandomStudy(seed);
        Random random = new Random(seed);
        for (int number = 0; number < STUDIES_PER_SEED; number++) {
            StudyRequest request = study(studies, random);
            List<MachineResult> bounded =
                    pruning(request).run(SearchOptions.threads(2)).machines();
            List<MachineResult> whole =
                    new Study(request).run(SearchOptions.threads(2)).machines();
            for (int m = 0; m < whole.size(); m++) {
                prunedCount += bounded.get(m).counts().prunedTotal();
                String name = "seed " + seed + ", study " + number + ", "
                        + whole.get(m).id();
                assertThat(bounded.get(m).front())
                        .as(name)
                        .isEqualTo(whole.get(m).front());
                assertThat(bounded.get(m).choice().map(Choice::candidate))
                        .as(name)
                        .isEqualTo(whole.get(m).choice().map(Choice::candidate));
                assertThat(bounded.get(m).counts().size())
                        .as(name)
                        .isEqualTo(whole.get(m).counts().size());
            }
        }
    }
}
