package io.isowatt.report.page;

import io.isowatt.deployment.Deployment;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.study.Breakdown;

import java.util.Optional;

/**
 * A point that the page holds.
 *
 * @param point what every view shows of it
 * @param deployment what it is
 * @param breakdown where its time and memory go, if that is kept
 */
record PagePoint(FrontPoint point, Deployment deployment, Optional<Breakdown> breakdown) {}
