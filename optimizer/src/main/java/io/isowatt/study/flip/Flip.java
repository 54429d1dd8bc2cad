package io.isowatt.study.flip;

/** One way in which the answer may change. */
public sealed interface Flip permits BreakEven, Contest, LimitRanges {}
