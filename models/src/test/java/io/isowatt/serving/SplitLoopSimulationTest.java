package io.isowatt.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The wait for prefill in closed form against simulated loops: ten prompts per client after a common start, prompts and
 * outputs drawn uniformly from 0.8 to 1.0 of their longest; seeds 0 to 4.
 */
class SplitLoopSimulationTest {

    private static final KvPort INSTANT = new KvPort(1, 0, 0, 0, 0);
    private static final int ROUNDS = 10;

    private record Arrival(double seconds, int client) {}

    private static double simulatedWaitSeconds(int clients, int workers, double prefill, double decode, long seed) {
        Random random = new Random(seed);
        PriorityQueue<Arrival> arrivals = new PriorityQueue<>(Comparator.comparingDouble(Arrival::seconds));
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int w = 0; w < workers; w++) {
            free.add(0.0);
        }
        for (int c = 0; c < clients; c++) {
            arrivals.add(new Arrival(0, c));
        }
        double waits = 0;
        for (int n = 0; n < ROUNDS * clients; n++) {
            Arrival arrival = arrivals.remove();
            double start = Math.max(arrival.seconds(), free.remove());
            waits += start - arrival.seconds();
            double end = start + prefill * (0.8 + 0.2 * random.nextDouble()) / 0.9;
            free.add(end);
            arrivals.add(new Arrival(end + decode * (0.8 + 0.2 * random.nextDouble()) / 0.9, arrival.client()));
        }
        return waits / (ROUNDS * clients);
    }

    /** The rate is found by bisection; where the pool is busy all the time the clients left over wait, too. */
    private static double modelledWaitSeconds(int clients, int workers, double prefill, double decode) {
        PrefillService service = new PrefillService(prefill, 0, prefill, INSTANT);
        double low = 0;
        double high = clients;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            Optional<SplitLoop> loop = loop(service, workers, middle, decode);
            boolean fits = loop.isPresent()
                    && loop.get().requestsPerSecond() * loop.get().ttftSeconds() + middle <= clients;
            low = fits ? middle : low;
            high = fits ? high : middle;
        }
        SplitLoop loop = loop(service, workers, low, decode).orElseThrow();
        return (clients - low) / loop.requestsPerSecond() - prefill;
    }

    private static Optional<SplitLoop> loop(PrefillService service, int workers, double running, double decode) {
        DecodeService decoding = new DecodeService(running, running, 1, 1, running / decode, 0, INSTANT);
        return SplitLoop.of(service, workers, decoding, 1, true);
    }

    /** Clients, workers, seconds of a prompt and of decoding an output, tolerance in percent of wait and prefill. */
    @ParameterizedTest
    @CsvSource({
        "16, 1, 0.1, 10, 10",
        "64, 1, 0.1, 10, 15",
        "96, 1, 0.1, 10, 25",
        "128, 1, 0.1, 10, 15",
        "256, 1, 0.1, 10, 10",
        "64, 4, 0.4, 10, 10",
        "96, 4, 0.4, 10, 25",
        "4, 1, 1, 10, 10",
        "8, 1, 1, 10, 35",
        "16, 1, 1, 10, 10",
        "512, 1, 0.02, 15, 10",
        "512, 8, 0.16, 15, 10",
        "1000, 16, 0.4, 30, 20"
    })
    void waitsAreThoseOfASimulation(int clients, int workers, double prefill, double decode, double percent) {
        double simulated = 0;
        for (long seed = 0; seed < 5; seed++) {
            simulated += simulatedWaitSeconds(clients, workers, prefill, decode, seed) / 5;
        }
        double modelled = modelledWaitSeconds(clients, workers, prefill, decode);
        double error = 100 * (modelled - simulated) / (simulated + prefill);
        System.out.printf(
                "%d clients, %d workers, load %.2f: simulated %.3f s, modelled %.3f s, %+.0f %%%n",
                clients,
                workers,
                Math.min(1, clients * prefill / workers / (prefill + decode)),
                simulated,
                modelled,
                error);
        assertThat(Math.abs(error)).isLessThan(percent);
    }
}
