package io.isowatt.measured;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;

import java.util.OptionalDouble;

/**
 * Board watts of an engine that serves as many sequences at once as it is allowed to.
 *
 * @param source where the row stands
 * @param task the benchmark's task, such as {@code gpqa}
 * @param textOnly whether prompts are text; the prompt lengths of images and videos are rough guesses
 * @param framework the serving software
 * @param modelName what the table calls the model
 * @param model the catalog model of that name
 * @param hardwareName what the table calls the machine
 * @param hardware the catalog machine of that name
 * @param layout how the engine lies on its GPUs
 * @param promptTokens prompt length, assumed by task
 * @param outputTokens mean output length
 * @param sequenceLimitCount most sequences at once
 * @param sequenceCount mean sequences at once
 * @param stepSeconds median time between tokens, one token per step
 * @param outputTokensPerSecond output of the engine
 * @param boardWatts mean watts of one GPU
 * @param joulesPerOutputToken energy of all boards per output token
 */
public record PowerRow(
        SourceRow source,
        String task,
        boolean textOnly,
        Framework framework,
        String modelName,
        LanguageModel model,
        String hardwareName,
        Hardware hardware,
        Layout layout,
        double promptTokens,
        double outputTokens,
        double sequenceLimitCount,
        OptionalDouble sequenceCount,
        OptionalDouble stepSeconds,
        OptionalDouble outputTokensPerSecond,
        OptionalDouble boardWatts,
        OptionalDouble joulesPerOutputToken)
        implements MeasuredRow {}
