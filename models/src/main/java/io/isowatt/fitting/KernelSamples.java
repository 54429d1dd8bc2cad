package io.isowatt.fitting;

import java.util.ArrayList;
import java.util.List;

/** Measured latencies of one kernel with what they would be at the chip's peaks. */
final class KernelSamples {

    /**
     * One measurement.
     *
     * @param computeSeconds at the data-sheet compute peak
     * @param transferSeconds at the data-sheet peak of memory or link
     * @param routingSecondsPerByte time to move one byte per token, active expert and hidden element at the peak
     * @param measuredSeconds as measured
     */
    record Sample(
            double computeSeconds, double transferSeconds, double routingSecondsPerByte, double measuredSeconds) {}

    private static final int MOST = 1000;

    private final List<Sample> samples = new ArrayList<>();

    void add(double computeSeconds, double transferSeconds, double measuredSeconds) {
        add(computeSeconds, transferSeconds, 0, measuredSeconds);
    }

    void add(double computeSeconds, double transferSeconds, double routingSecondsPerByte, double measuredSeconds) {
        if (measuredSeconds > 0 && computeSeconds + transferSeconds > 0) {
            samples.add(new Sample(computeSeconds, transferSeconds, routingSecondsPerByte, measuredSeconds));
        }
    }

    /** At most 1000 of them, evenly spread over the table. */
    List<Sample> thinned() {
        if (samples.size() <= MOST) {
            return samples;
        }
        List<Sample> kept = new ArrayList<>(MOST);
        for (int i = 0; i < MOST; i++) {
            kept.add(samples.get((int) ((long) i * samples.size() / MOST)));
        }
        return kept;
    }
}
