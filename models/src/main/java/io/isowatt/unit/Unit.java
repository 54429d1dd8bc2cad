package io.isowatt.unit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A unit that people write, with its size in SI units. GB is 10⁹ bytes, GiB is 2³⁰: told apart here and nowhere else. */
public enum Unit {
    PERCENT(Dimension.FRACTION, 0.01, "%", "percent"),
    SECOND(Dimension.TIME, 1, "s", "sec", "second", "seconds"),
    MILLISECOND(Dimension.TIME, 1e-3, "ms"),
    MICROSECOND(Dimension.TIME, 1e-6, "us", "µs", "μs"),
    BYTE(Dimension.DATA, 1, "B"),
    KILOBYTE(Dimension.DATA, 1e3, "kB", "KB"),
    MEGABYTE(Dimension.DATA, 1e6, "MB"),
    GIGABYTE(Dimension.DATA, 1e9, "GB"),
    TERABYTE(Dimension.DATA, 1e12, "TB"),
    KIBIBYTE(Dimension.DATA, 0x1p10, "KiB"),
    MEBIBYTE(Dimension.DATA, 0x1p20, "MiB"),
    GIBIBYTE(Dimension.DATA, 0x1p30, "GiB"),
    GIGABYTE_PER_SECOND(Dimension.DATA_RATE, 1e9, "GB/s"),
    TERABYTE_PER_SECOND(Dimension.DATA_RATE, 1e12, "TB/s"),
    GIGABIT_PER_SECOND(Dimension.DATA_RATE, 1e9 / 8, "Gb/s", "Gbit/s"),
    TERAFLOP_PER_SECOND(Dimension.COMPUTE_RATE, 1e12, "TFLOP/s", "TFLOPS", "TFLOPs"),
    PETAFLOP_PER_SECOND(Dimension.COMPUTE_RATE, 1e15, "PFLOP/s", "PFLOPS", "PFLOPs"),
    WATT(Dimension.POWER, 1, "W"),
    KILOWATT(Dimension.POWER, 1e3, "kW"),
    MEGAWATT(Dimension.POWER, 1e6, "MW"),
    PICOJOULE_PER_BYTE(Dimension.ENERGY_PER_DATA, 1e-12, "pJ/B"),
    TOKEN(Dimension.TOKENS, 1, "tokens", "token", "tok"),
    TOKEN_PER_SECOND(Dimension.TOKEN_RATE, 1, "tokens/s", "tok/s", "token/s"),
    DOLLAR_PER_HOUR(Dimension.MONEY_PER_TIME, 1.0 / 3600, "USD/h", "$/h"),
    DOLLAR_PER_KILOWATT_HOUR(Dimension.MONEY_PER_ENERGY, 1 / 3.6e6, "USD/kWh", "$/kWh");

    private final Dimension dimension;
    private final double siUnits;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> symbols;

    Unit(Dimension dimension, double siUnits, String... symbols) {
        this.dimension = dimension;
        this.siUnits = siUnits;
        this.symbols = List.of(symbols);
    }

    public Dimension dimension() {
        return dimension;
    }

    /** How many SI units one of this unit is. */
    public double siUnits() {
        return siUnits;
    }

    /** The symbol that the program prints. */
    public String symbol() {
        return symbols.get(0);
    }

    /** The unit written so; case counts (MB is not Mb). */
    public static Optional<Unit> of(String symbol) {
        return Arrays.stream(values())
                .filter(unit -> unit.symbols.contains(symbol))
                .findFirst();
    }

    /** The symbols of all units of a dimension, for messages. */
    public static List<String> symbolsOf(Dimension dimension) {
        return Arrays.stream(values())
                .filter(unit -> unit.dimension == dimension)
                .map(Unit::symbol)
                .toList();
    }
}
