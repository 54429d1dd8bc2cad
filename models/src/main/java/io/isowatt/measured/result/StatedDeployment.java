package io.isowatt.measured.result;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a result file says of the deployment, in the tool's own words.
 *
 * @param model such as {@code meta-llama/Llama-3.1-70B-Instruct}
 * @param hardware such as {@code h200}
 * @param framework such as {@code trt}
 * @param precision such as {@code fp8}
 * @param tensorDegree tensor-parallel degree of attention
 * @param pipelineDegree pipeline stages
 * @param dataDegree attention data-parallel ranks
 * @param expertDegree expert-parallel degree
 * @param gpuCount GPUs that served
 * @param notModelled what the load used that is not predicted, such as "speculative decoding"
 */
public record StatedDeployment(
        Optional<String> model,
        Optional<String> hardware,
        Optional<String> framework,
        Optional<String> precision,
        OptionalInt tensorDegree,
        OptionalInt pipelineDegree,
        OptionalInt dataDegree,
        OptionalInt expertDegree,
        OptionalInt gpuCount,
        Optional<String> notModelled) {

    /** Of a tool that sees the server from outside and knows at most the model's name. */
    static StatedDeployment seenFromOutside(Optional<String> model, boolean speculative) {
        return new StatedDeployment(
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                speculative ? Optional.of("speculative decoding") : Optional.empty());
    }
}
