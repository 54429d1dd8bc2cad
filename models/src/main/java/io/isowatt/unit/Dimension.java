package io.isowatt.unit;

/** What a quantity measures; every value inside the program is in the SI unit of its dimension. */
public enum Dimension {
    FRACTION("a percentage, such as 5 %"),
    TIME("a time, such as 2 s or 30 ms"),
    DATA("an amount of data, such as 141 GB or 179 GiB"),
    DATA_RATE("a data rate, such as 4.8 TB/s"),
    COMPUTE_RATE("a compute rate, such as 989 TFLOP/s"),
    POWER("a power, such as 700 W or 1.2 kW"),
    ENERGY_PER_DATA("an energy per byte, such as 78 pJ/B"),
    TOKENS("a number of tokens, such as 1024 tokens"),
    TOKEN_RATE("a token rate, such as 30 tokens/s"),
    MONEY_PER_TIME("a price per time, such as 2.90 USD/h"),
    MONEY_PER_ENERGY("a price of energy, such as 0.08 USD/kWh");

    private final String example;

    Dimension(String example) {
        this.example = example;
    }

    /** A description with an example, for messages: "a time, such as 2 s or 30 ms". */
    public String example() {
        return example;
    }
}
