package io.isowatt.measured;

import io.isowatt.deployment.Framework;
import io.isowatt.deployment.Layout;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;

import java.util.OptionalDouble;

/**
 * Throughput with every request queued at once, without a latency limit.
 *
 * @param source where the row stands
 * @param framework the serving software
 * @param modelName what the table calls the model
 * @param model the catalog model of that name
 * @param hardwareName what the table calls the machine
 * @param hardware the catalog machine of that name
 * @param layout how the engine lies on its GPUs
 * @param promptTokens prompt length
 * @param outputTokens output length
 * @param sequenceLimitCount most sequences at once, empty if only memory limits them
 * @param outputTokensPerSecondPerGpu measured output of one GPU
 */
public record OfflineRow(
        SourceRow source,
        Framework framework,
        String modelName,
        LanguageModel model,
        String hardwareName,
        Hardware hardware,
        Layout layout,
        double promptTokens,
        double outputTokens,
        OptionalDouble sequenceLimitCount,
        OptionalDouble outputTokensPerSecondPerGpu)
        implements MeasuredRow {}
