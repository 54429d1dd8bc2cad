package io.isowatt.hardware;

import io.isowatt.catalog.Fact;

import java.util.List;

/**
 * A machine one can buy or rent: a system of GPUs with links, power chain and prices.
 *
 * @param id catalog id, such as {@code hgx-h200}
 * @param name full name
 * @param announced true if no production silicon stood behind the figures yet
 * @param accelerator the GPU
 * @param systemGpuCount GPUs of one system (an 8-GPU server, a 72-GPU rack), which share its fixed power
 * @param scaleUpGpuCount GPUs that one scale-up link domain joins
 * @param scaleUpBytesPerSecond scale-up bandwidth per GPU, one direction
 * @param scaleOutBytesPerSecond network bandwidth per GPU, one direction
 * @param power from board watts to facility watts
 * @param ownedDollarsPerGpuSecond price of an owned GPU over its life
 * @param rentedDollarsPerGpuSecond price of a rented GPU
 * @param facts every number of the file with kind and source, in file order
 */
public record Hardware(
        String id,
        String name,
        boolean announced,
        Accelerator accelerator,
        int systemGpuCount,
        int scaleUpGpuCount,
        double scaleUpBytesPerSecond,
        double scaleOutBytesPerSecond,
        ServerPower power,
        double ownedDollarsPerGpuSecond,
        double rentedDollarsPerGpuSecond,
        List<Fact> facts) {

    public Hardware {
        if (systemGpuCount < 1 || scaleUpGpuCount < 1 || !(scaleUpBytesPerSecond > 0 && scaleOutBytesPerSecond > 0)) {
            throw new IllegalArgumentException("A machine needs GPUs and links: " + id);
        }
        facts = List.copyOf(facts);
    }

    /** The name to show: with a warning where no production silicon stood behind the figures. */
    public String displayName() {
        return announced ? name + " (announced)" : name;
    }
}
