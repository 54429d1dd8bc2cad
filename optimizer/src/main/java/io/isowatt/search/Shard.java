package io.isowatt.search;

/**
 * One of several parts of a search that are run by themselves: the blocks whose number leaves the remainder index - 1.
 *
 * @param index from 1 to count
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

    /** The whole search. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("There is no shard " + index + "/" + count + ".");
        }
    }

    /** Whether a block belongs to the part. */
    public boolean holds(int block) {
        return block % count == index - 1;
    }

    /** Whether it is the only part. */
    public boolean isWhole() {
        return count == 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
