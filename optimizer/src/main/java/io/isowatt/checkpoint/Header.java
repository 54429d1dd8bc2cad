package io.isowatt.checkpoint;

import io.isowatt.search.Shard;

import java.util.List;
import java.util.Map;

/**
 * What a checkpoint belongs to.
 *
 * @param version of the program
 * @param inputHash changes with anything the answer depends on
 * @param shard which blocks of each part are searched
 * @param parts the problems in their order
 * @param task all that is needed to ask the same again, by name; not compared
 */
public record Header(String version, String inputHash, Shard shard, List<Part> parts, Map<String, List<String>> task) {

    public Header {
        parts = List.copyOf(parts);
        task = Map.copyOf(task);
    }

    /** Blocks of all parts that belong to the shard. */
    public long blockCount() {
        long count = 0;
        for (Part part : parts) {
            for (int block = 0; block < part.blockCount(); block++) {
                count += shard.holds(block) ? 1 : 0;
            }
        }
        return count;
    }
}
