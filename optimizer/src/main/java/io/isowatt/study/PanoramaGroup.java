package io.isowatt.study;

import io.isowatt.deployment.Deployment;
import io.isowatt.llm.Precision;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Candidates among which fronts of all pairs of figures are sought. Many are beaten in all figures by one for about as many
 * clients; those that beat others lately are asked first.
 */
final class PanoramaGroup {

    private static final int CHAMPIONS = 6;

    /** Of the bits of a float, leaves its exponent and five more: 32 parts of an octave. */
    private static final int OCTAVE_PART_SHIFT = 18;

    private static final int ALL_OCTAVE_PARTS = 32 * Integer.SIZE;

    /** What a page can select by. */
    record Key(Precision weights, boolean pools, int gpuCount) {

        static Key of(CandidateBlock block, int candidate) {
            return new Key(block.weights(), block.layout().isEmpty(), block.gpuCount(candidate));
        }

        boolean holds(CandidateBlock block, int candidate) {
            return gpuCount == block.gpuCount(candidate)
                    && weights == block.weights()
                    && pools == block.layout().isEmpty();
        }
    }

    /** A kept candidate. */
    record Place(CandidateBlock block, int candidate) {

        long rank() {
            return block.rank(candidate);
        }

        Deployment deployment() {
            return block.deployment(candidate);
        }
    }

    private final Key key;
    private final int figureCount;
    private final PairFront[] pairs;
    private final List<@Nullable Place> places = new ArrayList<>();
    private final List<double[]> vectors = new ArrayList<>();
    private final double[][][] champions = new double[ALL_OCTAVE_PARTS][][];

    PanoramaGroup(Key key, int figureCount) {
        this.key = key;
        this.figureCount = figureCount;
        this.pairs = new PairFront[figureCount * (figureCount - 1) / 2];
        for (int p = 0; p < pairs.length; p++) {
            pairs[p] = new PairFront();
        }
    }

    Key key() {
        return key;
    }

    /** Takes a candidate that is shown anyway. */
    void addSure(int clientCount, double[] vector) {
        insert(vector);
        take(null, clientCount, vector);
    }

    void add(CandidateBlock block, int candidate, double[] vector) {
        int clientCount = block.clientCount(candidate);
        if (!isBeaten(clientCount, vector) && insert(vector)) {
            take(new Place(block, candidate), clientCount, vector);
        }
    }

    /** Whether the next candidate gets a place on some front. */
    private boolean insert(double[] vector) {
        boolean inserted = false;
        int pair = 0;
        for (int a = 0; a < figureCount; a++) {
            for (int b = a + 1; b < figureCount; b++) {
                inserted |= pairs[pair++].insert(vector[a], vector[b], places.size());
            }
        }
        return inserted;
    }

    private void take(@Nullable Place place, int clientCount, double[] vector) {
        double[] copy = vector.clone();
        places.add(place);
        vectors.add(copy);
        double[][] few = champions(clientCount);
        System.arraycopy(few, 0, few, 1, CHAMPIONS - 1);
        few[0] = copy;
    }

    private double[][] champions(int clientCount) {
        int part = (Float.floatToIntBits(clientCount) - Float.floatToIntBits(1)) >>> OCTAVE_PART_SHIFT;
        if (champions[part] == null) {
            champions[part] = new double[CHAMPIONS][0];
        }
        return champions[part];
    }

    /** Whether a champion is as good in every figure; it moves to the front. */
    private boolean isBeaten(int clientCount, double[] vector) {
        double[][] few = champions(clientCount);
        for (int c = 0; c < CHAMPIONS && few[c].length > 0; c++) {
            double[] champion = few[c];
            int k = 0;
            while (k < vector.length && champion[k] <= vector[k]) {
                k++;
            }
            if (k == vector.length) {
                System.arraycopy(few, 0, few, 1, c);
                few[0] = champion;
                return true;
            }
        }
        return false;
    }

    /** Those on the front of some pair. */
    List<Place> onFronts() {
        BitSet all = new BitSet(places.size());
        for (PairFront pair : pairs) {
            pair.mark(all);
        }
        return places(all);
    }

    /** Some of them, so that each other one is at most so much worse, in both figures of a pair, than one of these. */
    List<Place> cover(double toleranceFraction) {
        BitSet chosen = new BitSet(places.size());
        for (int i = 0; i < places.size(); i++) {
            chosen.set(i, places.get(i) == null);
        }
        int pair = 0;
        for (int a = 0; a < figureCount; a++) {
            for (int b = a + 1; b < figureCount; b++) {
                pairs[pair++].cover(front(chosen, a, b), 1 + toleranceFraction, chosen);
            }
        }
        return places(chosen);
    }

    private PairFront front(BitSet members, int a, int b) {
        PairFront front = new PairFront();
        for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
            front.insert(vectors.get(i)[a], vectors.get(i)[b], i);
        }
        return front;
    }

    private List<Place> places(BitSet marked) {
        List<Place> found = new ArrayList<>();
        for (int i = marked.nextSetBit(0); i >= 0; i = marked.nextSetBit(i + 1)) {
            Place place = places.get(i);
            if (place != null) {
                found.add(place);
            }
        }
        return found;
    }
}
