package io.isowatt.space;

/** Receives the blocks of a space that no constraint removed. */
@FunctionalInterface
public interface BlockVisitor {

    /**
     * Visits one block: the candidates of ranks {@code firstRank} to {@code firstRank + sweepSize - 1}.
     *
     * @param firstRank rank of the block's first candidate
     * @param indices index of every axis but the last; shared, copy it to keep it
     */
    void visit(long firstRank, int[] indices);
}
