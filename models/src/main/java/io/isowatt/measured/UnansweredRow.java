package io.isowatt.measured;

/**
 * A row that nothing is predicted for.
 *
 * @param source where it stands
 * @param reason why, as a sentence
 */
public record UnansweredRow(SourceRow source, String reason) implements MeasuredRow {}
