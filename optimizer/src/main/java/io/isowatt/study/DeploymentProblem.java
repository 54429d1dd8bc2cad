package io.isowatt.study;

import io.isowatt.estimate.LayoutEstimator;
import io.isowatt.search.Problem;
import io.isowatt.serving.Memory;
import io.isowatt.step.OperatorFamily;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployments of one kind as a search problem, which knows what its ranks mean and what kept a chosen one from more. */
interface DeploymentProblem extends Problem, Candidates {

    /** Columns of the candidates that are kept for pictures and tables, by block. */
    List<CandidateBlock> kept();

    /** What binds, with its numbers. */
    record Binding(Choice.Binding kind, String text) {}

    /**
     * The inside of a deployment.
     *
     * @param stepSeconds where the time of a decode step goes
     * @param memory how the memory of a GPU that decodes is used
     * @param pools how pools share the work, where there are two
     */
    record Anatomy(List<Map.Entry<OperatorFamily, Double>> stepSeconds, Memory memory, Optional<PoolLoad> pools) {

        /** The inside of GPUs that both prefill and decode. */
        static Anatomy of(LayoutEstimator estimator, Candidate candidate) {
            return of(
                    estimator.decodeBreakdownSeconds(candidate.estimate().performance()),
                    estimator.serving().memory(),
                    Optional.empty());
        }

        /** The step's parts in the order of {@link OperatorFamily}. */
        static Anatomy of(double[] seconds, Memory memory, Optional<PoolLoad> pools) {
            List<Map.Entry<OperatorFamily, Double>> parts = new ArrayList<>();
            for (OperatorFamily family : OperatorFamily.values()) {
                parts.add(Map.entry(family, seconds[family.ordinal()]));
            }
            return new Anatomy(parts, memory, pools);
        }
    }
}
