package io.isowatt.fitting;

import io.isowatt.hardware.Accelerator;
import io.isowatt.measured.PowerRow;
import io.isowatt.power.BoardPower;
import io.isowatt.power.PowerConstants;
import io.isowatt.power.StepWork;

import java.util.ArrayList;
import java.util.List;

/** Relative errors of board watts as functions of energy per byte and of the compute factor, step time measured. */
final class PowerErrors implements ErrorModel {

    private record Point(
            Accelerator chip,
            double idleFraction,
            double peakFlopPerSecond,
            double stepBytes,
            double stepFlop,
            double stepSeconds,
            double prefillShareFraction,
            double measuredWatts) {}

    private final PowerConstants base;
    private final List<Point> points = new ArrayList<>();

    PowerErrors(List<PowerRow> rows, PowerConstants base) {
        this.base = base;
        for (PowerRow row : rows) {
            points.add(point(row, base));
        }
    }

    /** Whether a row has all that board watts follow from, and text prompts. */
    static boolean usable(PowerRow row) {
        return row.textOnly()
                && row.sequenceCount().isPresent()
                && row.stepSeconds().isPresent()
                && row.outputTokensPerSecond().isPresent()
                && row.boardWatts().isPresent();
    }

    /** x = 1 − ITL/T with T = B/output rate. */
    private static Point point(PowerRow row, PowerConstants constants) {
        Accelerator chip = row.hardware().accelerator();
        double batch = row.sequenceCount().orElseThrow();
        double itl = row.stepSeconds().orElseThrow();
        double meanSeconds = batch / row.outputTokensPerSecond().orElseThrow();
        StepWork work = new StepWork(
                row.model(),
                chip,
                row.layout(),
                row.promptTokens() + row.outputTokens() / 2,
                StepWork.tileRows(constants, row.model(), chip, row.layout(), row.framework()));
        return new Point(
                chip,
                row.hardware().power().idleFraction(),
                work.peakFlopPerSecond(),
                work.bytes(batch),
                work.flop(batch),
                itl,
                Math.min(Math.max(1 - itl / meanSeconds, 0), 1),
                row.boardWatts().orElseThrow());
    }

    /** The constants with other values of {@link FitParameter#ofPower}. */
    PowerConstants constants(double[] values) {
        return new PowerConstants(
                base.floorFraction(),
                values[0],
                values[1],
                base.ceilingFraction(),
                base.prefillFraction(),
                base.expertTileRows(),
                base.fp4ExpertTileRows(),
                base.blockFp8ExpertTileRows(),
                base.cap());
    }

    @Override
    public double[] errors(double[] values) {
        BoardPower power = new BoardPower(constants(values));
        return points.stream()
                .mapToDouble(p -> power.watts(
                                        p.chip(),
                                        p.idleFraction(),
                                        p.peakFlopPerSecond(),
                                        p.stepBytes(),
                                        p.stepFlop(),
                                        p.stepSeconds(),
                                        p.prefillShareFraction())
                                / p.measuredWatts()
                        - 1)
                .toArray();
    }
}
