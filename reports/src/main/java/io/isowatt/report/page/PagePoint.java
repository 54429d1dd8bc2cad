package io.isowatt.report.page;

import io.isowatt.deployment.Deployment;
import io.isowatt.report.front.FrontPoint;
import io.isowatt.study.Breakdown;

/**
 * A point that the page holds.
 *
 * @param point what every view shows of it
 * @param deployment what it is
 * @param breakdown where its time and memory go
 */
record PagePoint(FrontPoint point, Deployment deployment, Breakdown breakdown) {}
