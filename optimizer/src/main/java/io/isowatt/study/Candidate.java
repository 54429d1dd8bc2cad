package io.isowatt.study;

import io.isowatt.deployment.Deployment;
import io.isowatt.estimate.Estimate;

/**
 * A deployment with its figures.
 *
 * @param rank its place in the machine's space
 * @param deployment one replica
 * @param estimate its figures
 */
public record Candidate(long rank, Deployment deployment, Estimate estimate) {}
