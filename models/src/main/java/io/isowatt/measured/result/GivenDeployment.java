package io.isowatt.measured.result;

import io.isowatt.deployment.Framework;
import io.isowatt.hardware.Hardware;
import io.isowatt.llm.LanguageModel;
import io.isowatt.llm.Precision;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a user says of the deployment that was measured, for what result files leave out.
 *
 * @param model what was served
 * @param hardware on which machine
 * @param framework with which software
 * @param tensorDegree tensor-parallel degree of attention
 * @param pipelineDegree pipeline stages
 * @param dataDegree attention data-parallel ranks
 * @param expertDegree expert-parallel degree
 * @param gpuCount GPUs that served
 * @param weights precision of the weights
 * @param wideActivations whether products were computed in bf16 whatever the weights are
 * @param cacheBytesPerElement bytes of one KV-cache element
 * @param prefillChunkTokens most prompt tokens that one step took
 * @param clientCount clients that always had a request open
 */
public record GivenDeployment(
        Optional<LanguageModel> model,
        Optional<Hardware> hardware,
        Optional<Framework> framework,
        OptionalInt tensorDegree,
        OptionalInt pipelineDegree,
        OptionalInt dataDegree,
        OptionalInt expertDegree,
        OptionalInt gpuCount,
        Optional<Precision> weights,
        boolean wideActivations,
        OptionalInt cacheBytesPerElement,
        OptionalInt prefillChunkTokens,
        OptionalDouble clientCount) {

    /** Nothing said. */
    public static final GivenDeployment NOTHING = new GivenDeployment(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            false,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty());
}
