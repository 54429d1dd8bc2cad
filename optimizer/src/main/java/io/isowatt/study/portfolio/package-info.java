/**
 * Several services, of one model or many, under one budget of megawatts or GPUs: which deployment each should have, and how many replicas.
 * Uses {@code study} for what a deployment delivers, and the genetic search, since the product of the services' spaces cannot be listed.
 * Start with {@link io.isowatt.study.portfolio.PortfolioSearch}.
 */
@NullMarked
package io.isowatt.study.portfolio;

import org.jspecify.annotations.NullMarked;
