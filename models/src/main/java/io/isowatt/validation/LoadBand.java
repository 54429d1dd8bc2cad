package io.isowatt.validation;

/** How many clients one GPU serves. */
public enum LoadBand {
    LOWEST("up to 2 clients/GPU", 2),
    LOW("over 2 to 8 clients/GPU", 8),
    MIDDLE("over 8 to 32 clients/GPU", 32),
    HIGH("over 32 to 128 clients/GPU", 128),
    HIGHEST("over 128 clients/GPU", Double.MAX_VALUE),
    FULL("everything queued", Double.POSITIVE_INFINITY),
    UNKNOWN("load not read", Double.NaN);

    private final String label;
    private final double mostClientsPerGpu;

    LoadBand(String label, double mostClientsPerGpu) {
        this.label = label;
        this.mostClientsPerGpu = mostClientsPerGpu;
    }

    public String label() {
        return label;
    }

    static LoadBand of(double clientsPerGpu) {
        for (LoadBand band : values()) {
            if (clientsPerGpu <= band.mostClientsPerGpu) {
                return band;
            }
        }
        return UNKNOWN;
    }
}
