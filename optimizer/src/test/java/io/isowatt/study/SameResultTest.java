package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.search.BlockJournal;
import io.isowatt.search.BlockOutcome;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.Shard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/**
 * Studies of pools, pools on different machines and bounded sweeps say the same, kept candidates included, for any threads,
 * shards and restarts; the seed is the parameter.
 */
class SameResultTest {

    private static final int STUDIES_PER_SEED = 3;

    static LongStream seeds() {
        return LongStream.range(100, 104);
    }

    /** A journal in memory. */
    private static final class Memory implements BlockJournal {
        private final List<BlockOutcome> restored;
        private final List<BlockOutcome> finished = Collections.synchronizedList(new ArrayList<>());

        Memory(List<BlockOutcome> restored) {
            this.restored = List.copyOf(restored);
        }

        @Override
        public List<BlockOutcome> restored() {
            return restored;
        }

        @Override
        public void finished(BlockOutcome outcome) {
            finished.add(outcome);
        }

        List<BlockOutcome> all() {
            List<BlockOutcome> all = new ArrayList<>(restored);
            all.addAll(finished);
            return all;
        }
    }

    /** A study in the hands of a search that knows nothing of earlier ones. */
    private record Asked(StudyRequest request, boolean bounded) {
        Study study() {
            return bounded ? new Study(request, Contender.all(request, 0)) : new Study(request);
        }

        String run(IntFunction<SearchOptions> options) {
            return describe(study().run(options));
        }

        int partCount() {
            return study().parts().size();
        }
    }

    private static List<Asked> studies(long seed) {
        Random random = new Random(seed);
        RandomStudy studies = new RandomStudy(seed);
        List<Asked> asked = new ArrayList<>();
        for (int number = 0; number < STUDIES_PER_SEED; number++) {
            asked.add(new Asked(PoolSearchLawsTest.study(studies, random), random.nextBoolean()));
        }
        return asked;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void forAnyThreads(long seed) {
        for (Asked asked : studies(seed)) {
            String one = asked.run(part -> SearchOptions.threads(1));
            for (int threads = 2; threads <= 3; threads++) {
                int count = threads;
                assertThat(asked.run(part -> SearchOptions.threads(count)))
                        .as("seed %d, %d threads", seed, threads)
                        .isEqualTo(one);
            }
            assertThat(asked.run(part -> SearchOptions.threads(2).withPromisingFirst()))
                    .as("seed %d, other order", seed)
                    .isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inShardsPutTogether(long seed) {
        for (Asked asked : studies(seed)) {
            List<List<BlockOutcome>> all = new ArrayList<>();
            for (int part = 0; part < asked.partCount(); part++) {
                all.add(new ArrayList<>());
            }
            for (int shard = 3; shard >= 1; shard--) {
                Shard piece = new Shard(shard, 3);
                List<Memory> journals = journals(
                        all.stream().map(ignored -> List.<BlockOutcome>of()).toList());
                asked.run(part -> SearchOptions.threads(2).withShard(piece).withJournal(journals.get(part)));
                for (int part = 0; part < all.size(); part++) {
                    all.get(part).addAll(journals.get(part).all());
                }
            }
            List<Memory> merged = journals(all);
            assertThat(asked.run(part -> SearchOptions.threads(2).withJournal(merged.get(part))))
                    .as("seed %d", seed)
                    .isEqualTo(asked.run(part -> SearchOptions.threads(1)));
            assertThat(merged)
                    .allSatisfy(journal -> assertThat(journal.finished).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterStopsAndRestarts(long seed) {
        Random random = new Random(seed);
        for (Asked asked : studies(seed)) {
            List<List<BlockOutcome>> left = new ArrayList<>();
            for (int part = 0; part < asked.partCount(); part++) {
                left.add(List.of());
            }
            for (int start = 0; start < 3; start++) {
                List<Memory> journals = journals(left);
                int most = 1 + random.nextInt(4);
                asked.run(part -> SearchOptions.threads(2)
                        .withJournal(journals.get(part))
                        .withStop(() -> journals.get(part).finished.size() >= most));
                left = journals.stream().map(Memory::all).toList();
            }
            List<Memory> last = journals(left);
            assertThat(asked.run(part -> SearchOptions.threads(3).withJournal(last.get(part))))
                    .as("seed %d", seed)
                    .isEqualTo(asked.run(part -> SearchOptions.threads(1)));
        }
    }

    private static List<Memory> journals(List<List<BlockOutcome>> restored) {
        return restored.stream().map(Memory::new).toList();
    }

    /** All of a result as text, every figure of every kept candidate too. */
    private static String describe(StudyResult result) {
        StringBuilder text = new StringBuilder();
        for (MachineResult machine : result.machines()) {
            text.append(machine.id()).append(machine.counts()).append(machine.gap());
            text.append(machine.front()).append(machine.choice());
            for (CandidateBlock block : machine.candidates()) {
                text.append('\n').append(block.layout());
                for (int i = 0; i < block.size(); i++) {
                    text.append(' ').append(block.rank(i)).append(':').append(block.clientCount(i));
                    text.append(':').append(block.objective(i, 0)).append(':').append(block.watts(i));
                }
            }
        }
        return text.toString();
    }
}
