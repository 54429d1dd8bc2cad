package io.isowatt.deployment;

/**
 * Workers that only take prompts, and workers that only decode, to which the KV cache is sent.
 *
 * @param prefill the workers that take prompts
 * @param decode the workers that decode
 * @param settings how both are launched
 * @param clientCount clients of the deployment
 */
public record Disaggregated(Pool prefill, Pool decode, ServerSettings settings, int clientCount) implements Deployment {

    public Disaggregated {
        if (clientCount < 1) {
            throw new IllegalArgumentException("A deployment has at least one client.");
        }
        if (prefill.layout().cacheBytesPerElement() != decode.layout().cacheBytesPerElement()) {
            throw new IllegalArgumentException("Both pools keep the KV cache in the same precision.");
        }
    }

    @Override
    public Layout layout() {
        return decode.layout();
    }

    @Override
    public int gpuCount() {
        return Math.addExact(prefill.gpuCount(), decode.gpuCount());
    }

    /** {@code P TP4 FP8 + D TP8 FP8}. */
    @Override
    public String layoutLabel() {
        return "P " + label(prefill) + " + D " + label(decode);
    }

    /** The layout, behind its GPU where the pools have different ones. */
    private String label(Pool pool) {
        boolean oneMachine = prefill.hardware().id().equals(decode.hardware().id());
        return oneMachine
                ? pool.layout().label()
                : pool.hardware().accelerator().name() + " " + pool.layout().label();
    }

    /** Workers as the field counts them, then the layouts: {@code 2P3D TP4 FP8 + TP8 FP8}, one if both are alike. */
    @Override
    public String label() {
        String taking = label(prefill);
        String decoding = label(decode);
        return prefill.workerCount() + "P" + decode.workerCount() + "D "
                + (taking.equals(decoding) ? taking : taking + " + " + decoding);
    }
}
