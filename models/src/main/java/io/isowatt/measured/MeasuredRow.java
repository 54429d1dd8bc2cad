package io.isowatt.measured;

/** A row of a table of measurements: what was run and what was seen, or why the row cannot be understood. */
public sealed interface MeasuredRow permits ServingRow, SplitRow, PowerRow, OfflineRow, UnansweredRow {

    /** Where the row stands. */
    SourceRow source();
}
