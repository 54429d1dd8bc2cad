package io.isowatt.study.flip;

/**
 * One that may win: a machine, or a layout where the study has one machine alone.
 *
 * @param id of the machine, or the label of the layout
 * @param name what reports call it
 */
public record Side(String id, String name) {}
