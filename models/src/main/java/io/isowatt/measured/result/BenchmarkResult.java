package io.isowatt.measured.result;

import io.isowatt.workload.Workload;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One measured load.
 *
 * @param source where it was written
 * @param stated what the file says of the deployment
 * @param clients who sent the requests; empty where the file does not say
 * @param workload prompt and output lengths
 * @param ttft time to first token, waiting included
 * @param tpot mean time between output tokens of one request, (end-to-end − TTFT)/(output − 1)
 * @param outputTokensPerSecond output tokens of the whole deployment
 * @param power watts of the GPU boards, where they were measured
 * @param completedCount requests that succeeded, where the file says it
 * @param failedCount requests that failed, where the file says it
 */
public record BenchmarkResult(
        ResultSource source,
        StatedDeployment stated,
        Optional<Clients> clients,
        Workload workload,
        MeasuredTime ttft,
        MeasuredTime tpot,
        OptionalDouble outputTokensPerSecond,
        Optional<MeasuredPower> power,
        OptionalInt completedCount,
        OptionalInt failedCount) {

    /**
     * Who sent the requests.
     *
     * @param meanCount clients that always have a request open; where requests came at a rate, the mean number of
     *     open ones
     * @param closedLoop whether a client sends its next request when the one before is answered, and not at a rate
     */
    public record Clients(double meanCount, boolean closedLoop) {

        /** The clients of a load whose requests came at a rate; a server is never asked for less than one at a time. */
        static Clients open(double meanCount) {
            return new Clients(Math.max(1, meanCount), false);
        }

        /**
         * The clients of such a load by Little's law: N = λ·(TTFT + (o − 1)·TPOT), with λ in requests/s and o the mean
         * output tokens.
         */
        static Clients paced(double requestsPerSecond, double ttftSeconds, double tpotSeconds, double outputTokens) {
            return open(requestsPerSecond * (ttftSeconds + (outputTokens - 1) * tpotSeconds));
        }
    }

    /**
     * A time of requests.
     *
     * @param meanSeconds mean over requests
     * @param p50Seconds median, where the file has it
     * @param p90Seconds 90th percentile, where the file has it
     * @param p99Seconds 99th percentile, where the file has it
     */
    public record MeasuredTime(
            double meanSeconds, OptionalDouble p50Seconds, OptionalDouble p90Seconds, OptionalDouble p99Seconds) {}

    /**
     * Power of GPU boards during the load.
     *
     * @param boardWatts mean of one board
     * @param gpuCount boards that were watched, idle ones included
     */
    public record MeasuredPower(double boardWatts, int gpuCount) {}
}
