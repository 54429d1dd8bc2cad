package io.isowatt.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.search.BlockOutcome;
import io.isowatt.search.BoundedProblem;
import io.isowatt.search.ExactSearch;
import io.isowatt.search.SearchOptions;
import io.isowatt.search.SearchResult;
import io.isowatt.search.Shard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class CheckpointTest {

    @TempDir
    private Path folder;

    private static final long SEED = 7;

    private static Header header(BoundedProblem problem, String input, Shard shard) {
        return new Header(
                "1.0", input, shard, List.of(Part.of("only", problem)), Map.of("text", List.of("a study", "ü × 2")));
    }

    private static SearchResult search(BoundedProblem problem, Path file, Shard shard, int asks) {
        AtomicInteger left = new AtomicInteger(asks);
        try (Checkpoint checkpoint = Checkpoint.open(file, header(problem, "abc", shard))) {
            return ExactSearch.run(
                    problem,
                    SearchOptions.threads(2)
                            .withShard(shard)
                            .withJournal(checkpoint.journal(0))
                            .withStop(() -> left.decrementAndGet() < 0));
        }
    }

    private static BoundedProblem problem() {
        Random random = new Random(SEED);
        BoundedProblem problem = new BoundedProblem(random, 2);
        while (problem.blockCount() < 10) {
            problem = new BoundedProblem(random, 2);
        }
        return problem;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void goesOnWhereItEndedUntilItIsTheWhole(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 20; n++) {
            BoundedProblem problem = new BoundedProblem(random, 2 + random.nextInt(3));
            Path file = folder.resolve("c" + n);
            SearchResult result;
            do {
                result = search(problem, file, Shard.WHOLE, random.nextInt(60));
            } while (!result.complete());
            assertThat(result)
                    .as("seed %d, problem %d", seed, n)
                    .isEqualTo(ExactSearch.run(problem, SearchOptions.threads(1)));
        }
    }

    @Test
    void cutAnywhereItKeepsTheWholeRecordsBeforeTheCut() throws IOException {
        BoundedProblem problem = problem();
        SearchResult whole = search(problem, folder.resolve("whole"), Shard.WHOLE, Integer.MAX_VALUE);
        byte[] bytes = Files.readAllBytes(folder.resolve("whole"));
        long least = 0;
        for (int cut = 0; cut <= bytes.length; cut += cut < 300 ? 1 : 7) {
            Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, cut));
            try (Checkpoint checkpoint = Checkpoint.open(file, header(problem, "abc", Shard.WHOLE))) {
                long kept = checkpoint.saved().blockCount();
                assertThat(kept).as("cut at %d", cut).isBetween(least, least + 1);
                least = kept;
            }
            assertThat(search(problem, file, Shard.WHOLE, Integer.MAX_VALUE))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
        assertThat(least).isGreaterThanOrEqualTo(problem.blockCount() - 1);
    }

    @Test
    void aChangedByteIsNeverBelieved() throws IOException {
        BoundedProblem problem = problem();
        Path file = folder.resolve("whole");
        search(problem, file, Shard.WHOLE, Integer.MAX_VALUE);
        byte[] bytes = Files.readAllBytes(file);
        List<BlockOutcome> outcomes = SavedSearch.read(file).outcomes().get(0);
        Random random = new Random(SEED);
        for (int n = 0; n < 300; n++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(folder.resolve("damaged"), changed);
            try {
                List<BlockOutcome> left = SavedSearch.read(damaged).outcomes().get(0);
                for (int i = 0; i < left.size(); i++) {
                    assertThat(left.get(i).block()).isEqualTo(outcomes.get(i).block());
                    assertThat(left.get(i).front()).isEqualTo(outcomes.get(i).front());
                }
                assertThat(left.size()).isLessThan(outcomes.size());
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("Maybe");
            }
        }
    }

    @Test
    void refusesWhatIsNotItsOwnAndLeavesItAsItIs() throws IOException {
        BoundedProblem problem = problem();
        Path file = folder.resolve("c");
        search(problem, file, Shard.WHOLE, 20);
        byte[] before = Files.readAllBytes(file);
        refused(file, header(problem, "other", Shard.WHOLE), "is of another study (input abc, not other)");
        refused(file, header(problem, "abc", new Shard(1, 2)), "is of shard 1/1, not 1/2");
        Header newer = new Header("2.0", "abc", Shard.WHOLE, List.of(Part.of("only", problem)), Map.of());
        refused(file, newer, "was written by Isowatt 1.0, this is 2.0");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        Path text = Files.writeString(folder.resolve("notes.txt"), "isowatt checks points of interest");
        refused(text, header(problem, "abc", Shard.WHOLE), "is another kind of file");
        assertThat(Files.readString(text)).hasSize(33);
        refused(folder, header(problem, "abc", Shard.WHOLE), "is a folder");
        refused(folder.resolve("a/b"), header(problem, "abc", Shard.WHOLE), "a folder that does not exist");
        try (Checkpoint unused = Checkpoint.open(file, header(problem, "abc", Shard.WHOLE))) {
            refused(file, header(problem, "abc", Shard.WHOLE), "is in use by a running search");
            assertThatThrownBy(() -> SavedSearch.read(file)).hasMessageContaining("is in use by a running search");
        }
    }

    private static void refused(Path file, Header header, String why) {
        assertThatThrownBy(() -> Checkpoint.open(file, header).close())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Maybe");
    }

    @Test
    void shardsInAnyOrderHoldEveryBlockOnceAndOtherSetsAreRefused() {
        BoundedProblem problem = problem();
        List<Path> files = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            files.add(folder.resolve("shard" + index));
            search(problem, files.get(index - 1), new Shard(index, 3), Integer.MAX_VALUE);
        }
        Collections.shuffle(files, new Random(SEED));
        ShardSet shards = ShardSet.read(files, "1.0");
        assertThat(ExactSearch.run(problem, SearchOptions.threads(2).withJournal(shards.journal(0))))
                .isEqualTo(ExactSearch.run(problem, SearchOptions.threads(2)));
        assertThat(shards.header().task()).containsEntry("text", List.of("a study", "ü × 2"));
        unmergeable(files.subList(0, 2), "3 shards, and");
        unmergeable(List.of(files.get(0), files.get(1), files.get(0)), "as is");
        search(problem, folder.resolve("half"), new Shard(1, 2), 12);
        unmergeable(List.of(files.get(0), folder.resolve("half")), "is shard 1/2, but");
        unmergeable(List.of(folder.resolve("half")), "is not finished");
        unmergeable(List.of(folder.resolve("none")), "no such file");
        assertThatThrownBy(() -> ShardSet.read(files, "2.0")).hasMessageContaining("was written by Isowatt 1.0");
    }

    private static void unmergeable(List<Path> files, String why) {
        assertThatThrownBy(() -> ShardSet.read(files, "1.0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aFullDiskStopsTheSearchAndIsSaid() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no /dev/full here");
        assertThatThrownBy(() -> Checkpoint.open(full, header(problem(), "abc", Shard.WHOLE))
                        .close())
                .isInstanceOf(InvalidInputException.class);
    }
}
