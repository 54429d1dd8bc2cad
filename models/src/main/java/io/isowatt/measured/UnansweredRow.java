package io.isowatt.measured;

/**
 * A row that nothing is predicted for; names are those of the catalog where they are known there, else the table's.
 *
 * @param source where it stands
 * @param frameworkName the serving software
 * @param hardwareName the machine
 * @param modelName the model
 * @param reason why, as a sentence
 */
public record UnansweredRow(
        SourceRow source, String frameworkName, String hardwareName, String modelName, String reason)
        implements MeasuredRow {}
