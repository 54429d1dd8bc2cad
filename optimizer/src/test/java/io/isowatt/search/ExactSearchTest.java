package io.isowatt.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.isowatt.space.Axis;
import io.isowatt.space.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

class ExactSearchTest {

    private static final Space SPACE = new Space(List.of(Axis.of("block", 1000), Axis.of("sweep", 4)), List.of());

    /** A problem of two objectives with the same evaluator for all threads. */
    private static Problem fixed(Space space, SweepEvaluator evaluator) {
        return new SpaceProblem(space, 2, List.of("no"), () -> evaluator);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 2, 2, 2, 5, 5, 5})
    void theFailureOfTheFirstBlockSurfacesOnceAndEndsAllThreads(int threadCount) throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Problem failing = fixed(SPACE, (firstRank, indices, sink) -> {
            threads.add(Thread.currentThread());
            LockSupport.parkNanos(indices[0] == 300 ? 20_000_000 : 1000);
            if (indices[0] >= 300) {
                throw new ArithmeticException("block " + indices[0]);
            }
            sink.reject(0, 4);
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> ExactSearch.run(failing, SearchOptions.threads(threadCount)))
                .withMessageContaining("block 300")
                .havingCause()
                .isInstanceOf(ArithmeticException.class)
                .withMessage("block 300");
        for (Thread thread : threads) {
            assertThat(thread.isDaemon()).isTrue();
            thread.join(5000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void anInterruptStopsTheSearchAndStaysSet() {
        Problem problem = fixed(SPACE, (firstRank, indices, sink) -> {
            sink.reject(0, 4);
            LockSupport.parkNanos(1_000_000);
        });
        Thread.currentThread().interrupt();
        SearchResult result = ExactSearch.run(problem, SearchOptions.threads(2));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.complete()).isFalse();
    }

    @Test
    void aBlockWithMissingOrSurplusCandidatesOrUnknownReasonsIsABug() {
        List<SweepEvaluator> wrong = List.of(
                (firstRank, indices, sink) -> sink.reject(0, 3),
                (firstRank, indices, sink) -> sink.reject(0, 5),
                (firstRank, indices, sink) -> sink.reject(1, 4),
                (firstRank, indices, sink) -> sink.prune(0, 4),
                (firstRank, indices, sink) -> sink.accept(firstRank, new double[3]));
        for (SweepEvaluator evaluator : wrong) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ExactSearch.run(fixed(SPACE, evaluator), SearchOptions.threads(2)))
                    .withMessageContaining("block 0");
        }
    }

    @Test
    void anEmptySpaceHasAnEmptyCompleteFront() {
        Space empty = new Space(List.of(Axis.of("block", 0), Axis.of("sweep", 4)), List.of());
        SearchResult result = ExactSearch.run(fixed(empty, (firstRank, indices, sink) -> {}), SearchOptions.threads(2));
        assertThat(result.front().isEmpty()).isTrue();
        assertThat(result.complete()).isTrue();
        assertThat(result.counts().size()).isZero();
    }

    @Test
    void reasonsThatRepeatAndCountsThatDoNotAddUpAreRefused() {
        SweepEvaluator none = (firstRank, indices, sink) -> {};
        Problem twice = new SpaceProblem(SPACE, 2, List.of("a", "a"), () -> none);
        assertThatIllegalArgumentException().isThrownBy(() -> ExactSearch.run(twice, SearchOptions.threads(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> SearchOptions.threads(0));
        assertThatIllegalStateException()
                .isThrownBy(() -> new SearchCounts(10, Map.of("a", 1L), Map.of("b", 2L), Map.of(), 3, 3));
    }
}
