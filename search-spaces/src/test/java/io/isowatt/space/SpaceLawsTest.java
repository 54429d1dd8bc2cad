package io.isowatt.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class SpaceLawsTest {

    private static final int SPACES_PER_SEED = 1000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void walkEqualsTestingEveryCandidate(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SPACES_PER_SEED; n++) {
            Space space = randomSpace(random);
            List<Long> visited = new ArrayList<>();
            long[] removed = space.walk((firstRank, indices) -> {
                visited.add(firstRank);
                assertThat(indices).isEqualTo(Arrays.copyOf(space.indices(firstRank), indices.length));
            });

            List<Long> expectedVisited = new ArrayList<>();
            long[] expectedRemoved = new long[space.constraints().size()];
            for (long rank = 0; rank < space.size(); rank++) {
                int violated = firstViolated(space, space.indices(rank));
                if (violated >= 0) {
                    expectedRemoved[violated]++;
                } else if (rank % space.sweepSize() == 0) {
                    expectedVisited.add(rank);
                }
            }
            assertThat(visited).as("seed %d, space %d", seed, n).isEqualTo(expectedVisited);
            assertThat(removed).as("seed %d, space %d", seed, n).isEqualTo(expectedRemoved);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void removedAndListedCandidatesMakeUpTheSpace(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SPACES_PER_SEED; n++) {
            Space space = randomSpace(random);
            Blocks blocks = space.blocks();
            long total = blocks.candidateCount();
            for (int c = 0; c < space.constraints().size(); c++) {
                total += blocks.removedCount(c);
            }
            assertThat(total).as("seed %d, space %d", seed, n).isEqualTo(space.size());
            int[] leading = new int[space.axes().size() - 1];
            for (int b = 0; b < blocks.count(); b++) {
                blocks.readIndices(b, leading);
                assertThat(space.rank(Arrays.copyOf(leading, leading.length + 1)))
                        .isEqualTo(blocks.firstRank(b));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void rankAndIndicesAreInverse(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < SPACES_PER_SEED; n++) {
            Space space = randomSpace(random);
            for (long rank = 0; rank < space.size(); rank++) {
                assertThat(space.rank(space.indices(rank)))
                        .as("seed %d, space %d", seed, n)
                        .isEqualTo(rank);
            }
        }
    }

    @Test
    void ranksGrowInTheOrderOfTheLastAxisFirst() {
        Space space = new Space(List.of(Axis.of("a", 2), Axis.of("b", 3)), List.of());
        assertThat(space.indices(0)).containsExactly(0, 0);
        assertThat(space.indices(1)).containsExactly(0, 1);
        assertThat(space.indices(3)).containsExactly(1, 0);
    }

    /** The slow truth: all constraints of a candidate, those that need fewer axes first, then as declared. */
    private static int firstViolated(Space space, int[] indices) {
        int first = -1;
        for (int c = 0; c < space.constraints().size(); c++) {
            Constraint constraint = space.constraints().get(c);
            boolean earlier = first < 0
                    || constraint.leadingAxisCount()
                            < space.constraints().get(first).leadingAxisCount();
            if (earlier && !constraint.allows().test(indices)) {
                first = c;
            }
        }
        return first;
    }

    private static Space randomSpace(Random random) {
        List<Axis> axes = new ArrayList<>();
        int axisCount = 1 + random.nextInt(4);
        for (int a = 0; a < axisCount; a++) {
            boolean empty = random.nextInt(40) == 0;
            axes.add(Axis.of("axis " + a, empty ? 0 : 1 + random.nextInt(4)));
        }
        List<Constraint> constraints = new ArrayList<>();
        int constraintCount = random.nextInt(4);
        for (int c = 0; c < constraintCount; c++) {
            int needed = random.nextInt(axisCount);
            int salt = random.nextInt();
            constraints.add(new Constraint("constraint " + c, needed, i -> allowed(i, needed, salt)));
        }
        return new Space(axes, constraints);
    }

    /** Removes about a quarter of the combinations, by a hash of the axes that it may look at. */
    private static boolean allowed(int[] indices, int needed, int salt) {
        int hash = salt;
        for (int a = 0; a < needed; a++) {
            hash = (hash ^ indices[a]) * 0x9E3779B1;
        }
        return (hash >>> 30) != 0;
    }
}
