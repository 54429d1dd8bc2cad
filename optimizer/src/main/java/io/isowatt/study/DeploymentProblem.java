package io.isowatt.study;

import io.isowatt.search.Problem;

import java.util.List;

/** Deployments of one kind as a search problem, which knows what its ranks mean and what kept a chosen one from more. */
interface DeploymentProblem extends Problem, Candidates {

    /** Columns of the candidates that are kept for pictures and tables, by block. */
    List<CandidateBlock> kept();
}
