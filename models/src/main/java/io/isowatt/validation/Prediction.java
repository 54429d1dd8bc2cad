package io.isowatt.validation;

/**
 * What the model says of a row; NaN where a figure does not apply.
 *
 * @param ttftSeconds mean time to first token
 * @param tpotSeconds mean time per output token after the first
 * @param outputTokensPerSecond output of the whole replica
 * @param boardWatts watts of one GPU; from the measured step time where the row has one
 * @param ownBoardWatts watts of one GPU, from the predicted step time
 * @param joulesPerOutputToken energy of all boards per output token, from the predicted step time
 * @param latestTtftSeconds with separate pools, the time to first token if one worker took the prompts of all clients one after
 *     another; longer ones were not measured at the load that the row names
 * @param beyondMemory whether the model would have refused the row for memory
 */
public record Prediction(
        double ttftSeconds,
        double tpotSeconds,
        double outputTokensPerSecond,
        double boardWatts,
        double ownBoardWatts,
        double joulesPerOutputToken,
        double latestTtftSeconds,
        boolean beyondMemory) {}
