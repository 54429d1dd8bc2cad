package io.isowatt.validation;

import io.isowatt.measured.MeasuredRow;

import java.util.Optional;

/**
 * A row with its prediction.
 *
 * @param row what was run and seen
 * @param prediction what the model says, empty where it has no answer
 * @param reason why it has none, else empty
 */
public record RowResult(MeasuredRow row, Optional<Prediction> prediction, String reason) {}
