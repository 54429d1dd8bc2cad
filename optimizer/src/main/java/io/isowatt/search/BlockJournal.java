package io.isowatt.search;

import java.util.List;

/** Remembers finished blocks, so that a search that was ended can go on. */
public interface BlockJournal {

    /** Remembers nothing. */
    BlockJournal NONE = new BlockJournal() {
        @Override
        public List<BlockOutcome> restored() {
            return List.of();
        }

        @Override
        public void finished(BlockOutcome outcome) {}

        @Override
        public boolean keeps() {
            return false;
        }
    };

    /** Blocks finished by earlier searches of the same problem, each once. */
    List<BlockOutcome> restored();

    /** Remembers a block; called from several threads, in the order in which each finished its blocks. */
    void finished(BlockOutcome outcome);

    /** Whether outcomes are wanted at all. */
    default boolean keeps() {
        return true;
    }
}
