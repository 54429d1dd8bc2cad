package io.isowatt.report.chart;

import io.isowatt.report.front.Axes;
import io.isowatt.study.CandidateBlock;
import io.isowatt.study.MachineResult;
import io.isowatt.study.StudyResult;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The dominated candidates of all machines, thinned to one for each cell of a grid over the picture.
 *
 * @param dominatedCount how many there are; 0 where nobody knows, since a search was stopped
 * @param xs x of those shown
 * @param ys y of those shown
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers, compared nowhere
public record Cloud(long dominatedCount, double[] xs, double[] ys) {

    /** No dots. */
    public static final Cloud NONE = new Cloud(0, new double[0], new double[0]);

    private static final int COLUMNS = 130;
    private static final int ROWS = 70;

    /** The first candidate, in the order of machines and ranks, in each cell. */
    static Cloud of(StudyResult result, Axes axes, Scale x, Scale y) {
        BitSet filled = new BitSet(COLUMNS * ROWS);
        double[] xs = new double[COLUMNS * ROWS];
        double[] ys = new double[COLUMNS * ROWS];
        int size = 0;
        long dominated = 0;
        boolean known = true;
        for (MachineResult machine : result.machines()) {
            known &= machine.complete() || machine.bestFound().isPresent();
            dominated += machine.counts().accepted() - machine.wholeFrontSize();
            for (CandidateBlock block : machine.candidates()) {
                for (int i = 0; i < block.size(); i++) {
                    double across = block.objective(i, axes.xIndex());
                    double up = block.objective(i, axes.yIndex());
                    if (x.contains(across) && y.contains(up)) {
                        int column = (int) Math.floor(x.fraction(across) * (COLUMNS - 1));
                        int cell = column * ROWS + (int) Math.floor(y.fraction(up) * (ROWS - 1));
                        if (!filled.get(cell)) {
                            filled.set(cell);
                            xs[size] = across;
                            ys[size++] = up;
                        }
                    }
                }
            }
        }
        if (known && dominated == 0) {
            return NONE;
        }
        return new Cloud(known ? dominated : 0, Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
    }
}
