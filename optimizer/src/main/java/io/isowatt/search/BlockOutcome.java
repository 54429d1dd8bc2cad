package io.isowatt.search;

import io.isowatt.pareto.ParetoFront;

/**
 * What the evaluation of one block gave; a search that is given it need not evaluate the block again.
 *
 * @param block number of the block
 * @param tally where its candidates went
 * @param front its accepted candidates, less those that others of the block or of blocks told earlier dominate or equal
 */
public record BlockOutcome(int block, Tally tally, ParetoFront front) {}
