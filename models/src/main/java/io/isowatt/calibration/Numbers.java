package io.isowatt.calibration;

import io.isowatt.unit.Dimension;

import java.util.Optional;

/** Where the numbers of one section of a calibration come from: a file, or another calibration with some replaced. */
interface Numbers {

    /** A number with a unit, within bounds, in SI units. */
    double quantity(String key, Dimension dimension, double least, double most);

    /** A number without a unit, within bounds. */
    double plain(String key, double least, double most);

    boolean flag(String key);

    Numbers section(String key);

    Optional<Numbers> optionalSection(String key);

    /** Says that no key is asked for any more. */
    void close();
}
