package io.isowatt.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one or more files, so that a user sees all of them at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void add(String file, int line, String message, String advice) {
        found.add(new Problem(file, line, message, advice));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Throws if anything was found: files in the order read, problems by line. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            List<String> files = found.stream().map(Problem::file).distinct().toList();
            throw new InvalidInputException(found.stream()
                    .distinct()
                    .sorted(Comparator.<Problem>comparingInt(p -> files.indexOf(p.file()))
                            .thenComparingInt(Problem::line))
                    .toList());
        }
    }
}
