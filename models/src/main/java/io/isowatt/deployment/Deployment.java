package io.isowatt.deployment;

/** A model put on GPUs under a load: what a search chooses among. */
public sealed interface Deployment permits Aggregated, Disaggregated {

    /** The layout of the GPUs that decode. */
    Layout layout();

    /** How the servers that decode are launched. */
    ServerSettings settings();

    /** Clients of the whole deployment that always have a request open. */
    int clientCount();

    /** All GPUs. */
    int gpuCount();

    /** The layouts in a few signs, without counts of workers: {@code TP8 FP8}. */
    String layoutLabel();

    /** The layouts and how many workers there are of each: {@code 2P3D TP4 FP8}. */
    String label();
}
