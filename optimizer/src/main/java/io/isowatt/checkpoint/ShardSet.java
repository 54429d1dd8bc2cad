package io.isowatt.checkpoint;

import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.search.BlockJournal;
import io.isowatt.search.BlockOutcome;
import io.isowatt.search.Shard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All shards of one search, each finished.
 *
 * @param searches one for each shard
 */
public record ShardSet(List<SavedSearch> searches) {

    public ShardSet {
        searches = List.copyOf(searches);
    }

    /**
     * Reads the checkpoints of all shards, in any order.
     *
     * @param version of this program
     * @throws InvalidInputException with everything that keeps them from being put together
     */
    public static ShardSet read(List<Path> files, String version) {
        List<SavedSearch> searches = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                searches.add(SavedSearch.read(file));
            } catch (InvalidInputException e) {
                problems.addAll(e.problems());
            }
        }
        throwIfAny(problems);
        SavedSearch first = searches.get(0);
        Map<Integer, Path> byIndex = new TreeMap<>();
        for (SavedSearch search : searches) {
            Header header = search.header();
            Path file = search.file();
            if (!header.version().equals(version)) {
                add(
                        problems,
                        file,
                        "was written by Isowatt " + header.version() + ", this is " + version,
                        "use that version");
            } else if (!header.inputHash().equals(first.header().inputHash())
                    || !header.parts().equals(first.header().parts())) {
                add(problems, file, "is of another study than " + first.file(), "merge the shards of one study");
            } else if (header.shard().count() != first.header().shard().count()) {
                add(
                        problems,
                        file,
                        "is shard " + header.shard() + ", but " + first.file() + " is "
                                + first.header().shard(),
                        "merge shards of one division");
            } else if (byIndex.containsKey(header.shard().index())) {
                add(
                        problems,
                        file,
                        "is shard " + header.shard() + ", as is "
                                + byIndex.get(header.shard().index()),
                        "leave one of them out");
            } else {
                byIndex.put(header.shard().index(), file);
                if (!search.isComplete()) {
                    add(
                            problems,
                            file,
                            "is not finished: " + search.blockCount() + " of " + header.blockCount() + " blocks",
                            "start the shard " + header.shard() + " again with this file");
                }
            }
        }
        throwIfAny(problems);
        int count = first.header().shard().count();
        List<String> missing = IntStream.rangeClosed(1, count)
                .filter(index -> !byIndex.containsKey(index))
                .mapToObj(index -> new Shard(index, count).toString())
                .toList();
        if (!missing.isEmpty()) {
            add(
                    problems,
                    first.file(),
                    "is one of " + count + " shards, and " + String.join(", ", missing)
                            + (missing.size() == 1 ? " is" : " are") + " missing",
                    "name the files of all shards");
        }
        throwIfAny(problems);
        return new ShardSet(searches);
    }

    private static void add(List<Problem> problems, Path file, String what, String advice) {
        problems.addAll(SavedSearch.problem(file, what, advice).problems());
    }

    private static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    /** What was searched; its shard is one of all. */
    public Header header() {
        return searches.get(0).header();
    }

    /** All blocks of a part as finished ones. */
    public BlockJournal journal(int part) {
        List<BlockOutcome> all = new ArrayList<>();
        searches.forEach(search -> all.addAll(search.outcomes().get(part)));
        return new BlockJournal() {
            @Override
            public List<BlockOutcome> restored() {
                return all;
            }

            @Override
            public void finished(BlockOutcome outcome) {}

            @Override
            public boolean keeps() {
                return false;
            }
        };
    }
}
