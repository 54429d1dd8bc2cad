package io.isowatt.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.TreeSet;

class PlaceSetTest {

    @ParameterizedTest(name = "{0} places")
    @ValueSource(ints = {1, 2, 63, 64, 65, 4095, 4096, 4097, 300_000})
    void itFindsTheNeighboursThatATreeFinds(int placeCount) {
        Random random = new Random(placeCount);
        PlaceSet places = new PlaceSet(placeCount);
        TreeSet<Integer> tree = new TreeSet<>();
        for (int n = 0; n < 20_000; n++) {
            int place = random.nextInt(placeCount);
            if (random.nextInt(3) > 0) {
                places.add(place);
                tree.add(place);
            } else {
                places.remove(place);
                tree.remove(place);
            }
            int asked = random.nextInt(placeCount);
            Integer floor = tree.floor(asked);
            Integer higher = tree.higher(asked);
            assertThat(places.atMost(asked)).as("step %d", n).isEqualTo(floor == null ? -1 : floor);
            assertThat(places.after(asked)).as("step %d", n).isEqualTo(higher == null ? -1 : higher);
        }
        assertThat(places.after(-1)).isEqualTo(tree.isEmpty() ? -1 : tree.first());
    }
}
