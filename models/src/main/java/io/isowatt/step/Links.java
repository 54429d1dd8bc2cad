package io.isowatt.step;

import io.isowatt.hardware.Hardware;
import io.isowatt.kernel.KernelConstants;

/**
 * What messages between GPUs take: over the scale-up link inside a domain, through the network between domains.
 *
 * @param hardware has the links
 * @param constants latencies, and the fraction of a link's peak that messages reach
 */
public record Links(Hardware hardware, KernelConstants constants) {

    /** Latency of a collective; across domains it also takes ⌈log₂ domains⌉ hops through the network. */
    double collectiveSeconds(int groupGpus) {
        int levels = 32 - Integer.numberOfLeadingZeros(domainCount(groupGpus) - 1);
        return constants.allReduceSeconds() + levels * constants.networkHopSeconds();
    }

    /**
     * Seconds per byte of a message of which each of n GPUs sends all but its own share: (n − 1)/n over the scale-up link.
     * Across d domains of g GPUs it goes in two levels: (g − 1)/g inside, then (d − 1)/d of a g-th through the network.
     */
    double sentShareSecondsPerByte(int groupGpus) {
        int domains = domainCount(groupGpus);
        double inside = (double) groupGpus / domains;
        return (inside - 1) / inside / (hardware.scaleUpBytesPerSecond() * constants.linkFraction())
                + (domains - 1.0) / domains / inside / (hardware.scaleOutBytesPerSecond() * constants.linkFraction());
    }

    /** Latency of handing a message to one of so many GPUs. */
    double handoverSeconds(int gpus) {
        return constants.allReduceSeconds() + (domainCount(gpus) > 1 ? constants.networkHopSeconds() : 0);
    }

    /** Seconds per byte of handing a message on, between domains if so many GPUs lie in more than one. */
    double handoverSecondsPerByte(int gpus) {
        double link = domainCount(gpus) > 1 ? hardware.scaleOutBytesPerSecond() : hardware.scaleUpBytesPerSecond();
        return 1 / (link * constants.linkFraction());
    }

    /** Latency of a message to a GPU, inside a domain or through the network. */
    public double messageSeconds(boolean network) {
        return constants.allReduceSeconds() + (network ? constants.networkHopSeconds() : 0);
    }

    /** Seconds per byte that a GPU sends or receives through the network. */
    public double networkSecondsPerByte() {
        return 1 / (hardware.scaleOutBytesPerSecond() * constants.linkFraction());
    }

    /** Seconds per byte that a GPU sends or receives inside a domain, over the faster of its links. */
    public double domainSecondsPerByte() {
        double best = Math.max(hardware.scaleUpBytesPerSecond(), hardware.scaleOutBytesPerSecond());
        return 1 / (best * constants.linkFraction());
    }

    private int domainCount(int groupGpus) {
        return (groupGpus + hardware.scaleUpGpuCount() - 1) / hardware.scaleUpGpuCount();
    }
}
