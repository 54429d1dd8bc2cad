package io.isowatt.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;

/** Options that stand for keys of a study file: how the server is launched. */
final class ServerOptions {

    @Option(
            names = "--draft-tokens",
            paramLabel = "COUNT",
            description = "speculative decoding: tokens drafted per step (vLLM num_speculative_tokens, SGLang"
                    + " --speculative-num-steps, TensorRT-LLM max_draft_len)")
    private @Nullable String draftTokens;

    @Option(
            names = "--acceptance",
            paramLabel = "SHARE",
            description = "chance that a drafted token is accepted, such as 70%%")
    private @Nullable String acceptance;

    @Option(
            names = "--draft-cost",
            paramLabel = "SHARE",
            description = "drafting one token over a plain decode step (default 4%%: the model's own head)")
    private @Nullable String draftCost;

    @Option(
            names = "--receive-interval",
            paramLabel = "STEPS",
            description =
                    "decode steps between looks for new requests (SGLang --scheduler-recv-interval; default: those"
                            + " of the measured servers, 10 to 30)")
    private @Nullable String receiveInterval;

    @Option(
            names = "--ttft-offset",
            paramLabel = "TIME",
            description = "constant part of the time to first token, such as 40ms")
    private @Nullable String ttftOffset;

    @Option(
            names = "--memory-fraction",
            paramLabel = "SHARE",
            description =
                    "share of GPU memory that the server takes in all, 50%% to 98%% (vLLM --gpu-memory-utilization;"
                            + " SGLang --mem-fraction-static leaves activations out)")
    private @Nullable String memoryFraction;

    @Option(
            names = "--max-running",
            paramLabel = "COUNT",
            description =
                    "most requests of a replica that run at once (SGLang --max-running-requests; per attention rank"
                            + " vLLM --max-num-seqs, TensorRT-LLM --max_batch_size)")
    private @Nullable String maxRunning;

    @Option(
            names = "--power-cap",
            paramLabel = "SHARE",
            description = "limit on board watts over the board's own, 50%% to 100%% (nvidia-smi --power-limit)")
    private @Nullable String powerCap;

    @Option(
            names = "--clock",
            paramLabel = "SHARE",
            description = "highest SM clock over the usual one, 64%% to 100%% (nvidia-smi --lock-gpu-clocks)")
    private @Nullable String clock;

    /** Adds the given options by the paths of their keys. */
    void putInto(Map<String, List<String>> values) {
        ScenarioOptions.put(values, "speculation.draft-tokens", draftTokens);
        ScenarioOptions.put(values, "speculation.acceptance", acceptance);
        ScenarioOptions.put(values, "speculation.draft-cost", draftCost);
        ScenarioOptions.put(values, "power.power-cap", powerCap);
        ScenarioOptions.put(values, "power.clock", clock);
        ScenarioOptions.put(values, "framework-options.receive-interval", receiveInterval);
        ScenarioOptions.put(values, "framework-options.ttft-offset", ttftOffset);
        ScenarioOptions.put(values, "framework-options.memory-fraction", memoryFraction);
        ScenarioOptions.put(values, "framework-options.max-running", maxRunning);
    }
}
