package io.isowatt.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SpaceTest {

    private static final Axis MILLION = Axis.of("million", 1_000_000);

    @Test
    void aCutSubtreeIsCountedWithoutBeingWalked() {
        Axis second = Axis.of("second", 1_000_000);
        Axis third = Axis.of("third", 1_000_000);
        Constraint onlyZero = new Constraint("only zero", 1, i -> i[0] == 0);
        Constraint onlyOne = new Constraint("only one", 2, i -> i[1] == 1);
        Space space = new Space(List.of(MILLION, second, third), List.of(onlyOne, onlyZero));

        Blocks blocks = space.blocks();

        assertThat(space.size()).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(blocks.count()).isEqualTo(1);
        assertThat(blocks.firstRank(0)).isEqualTo(1_000_000L);
        assertThat(blocks.removedCount(0)).isEqualTo(999_999L * 1_000_000);
        assertThat(blocks.removedCount(1)).isEqualTo(999_999L * 1_000_000_000_000L);
    }

    @Test
    void anAxisNotYetSetReadsAsMinusOne() {
        List<int[]> seen = new ArrayList<>();
        Constraint look = new Constraint("look", 1, i -> seen.add(i.clone()));
        new Space(List.of(Axis.of("a", 2), Axis.of("b", 2), Axis.of("c", 1)), List.of(look)).blocks();
        assertThat(seen).containsExactly(new int[] {0, -1}, new int[] {1, -1});
    }

    @Test
    void aSpaceOfOneAxisIsOneBlock() {
        Blocks blocks = new Space(List.of(MILLION), List.of()).blocks();
        assertThat(blocks.count()).isEqualTo(1);
        assertThat(blocks.candidateCount()).isEqualTo(1_000_000);
    }

    @Test
    void anAxisWithoutValuesEmptiesTheSpace() {
        Constraint never = new Constraint("never", 0, i -> false);
        for (int empty = 0; empty < 3; empty++) {
            List<Axis> axes = new ArrayList<>(List.of(Axis.of("a", 2), Axis.of("b", 2)));
            axes.add(empty, Axis.of("empty", 0));
            Space space = new Space(axes, List.of(never));
            assertThat(space.size()).isZero();
            assertThat(space.blocks().count()).isZero();
            assertThat(space.blocks().candidateCount()).isZero();
            assertThat(space.blocks().removedCount(0)).isZero();
        }
    }

    @Test
    void aConstraintWithoutAxesRemovesEverything() {
        Space space = new Space(List.of(Axis.of("a", 3), MILLION), List.of(new Constraint("never", 0, i -> false)));
        assertThat(space.blocks().count()).isZero();
        assertThat(space.blocks().removedCount(0)).isEqualTo(3_000_000);
    }

    @Test
    void theLargestSpaceIsExactAndALargerOneIsRefused() {
        Axis most = Axis.of("most", Integer.MAX_VALUE);
        Axis again = Axis.of("again", Integer.MAX_VALUE);
        Space space = new Space(List.of(most, again, Axis.of("two", 2)), List.of());
        assertThat(space.size()).isEqualTo(2L * Integer.MAX_VALUE * Integer.MAX_VALUE);
        assertThat(space.rank(space.indices(space.size() - 1))).isEqualTo(space.size() - 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(most, again, Axis.of("three", 3)), List.of()))
                .withMessageContaining("2^63");
    }

    @Test
    void namesSizesLabelsRanksAndIndicesAreChecked() {
        Space space = new Space(List.of(Axis.of("a", List.of("x", "y")), Axis.of("b", 3)), List.of());
        assertThat(space.axes().get(0).label(1)).isEqualTo("y");
        assertThat(space.axes().get(1).label(1)).isEqualTo("1");
        assertThatIllegalArgumentException().isThrownBy(() -> space.rank(0));
        assertThatIllegalArgumentException().isThrownBy(() -> space.rank(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> space.indices(6));
        assertThatIllegalArgumentException().isThrownBy(() -> space.indices(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Axis.of("c", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Axis("c", 2, List.of("one")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Space(List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Space(List.of(MILLION, MILLION), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Space(List.of(MILLION), List.of(new Constraint("sweep", 1, i -> true))))
                .withMessageContaining("sweep");
    }
}
