package io.isowatt.cost;

import io.isowatt.hardware.Hardware;

import java.util.Map;

/** Which of a machine's prices counts; both include power and hosting. */
public enum PriceBasis {
    OWNED("owned"),
    RENTED("rented");

    private final String id;

    PriceBasis(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Map<String, PriceBasis> byId() {
        return Map.of(OWNED.id, OWNED, RENTED.id, RENTED);
    }

    public double dollarsPerGpuSecond(Hardware hardware) {
        return this == OWNED ? hardware.ownedDollarsPerGpuSecond() : hardware.rentedDollarsPerGpuSecond();
    }
}
