package io.isowatt.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Input that cannot be used, with all its problems at once. */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidInputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InvalidInputException(String file, int line, String message, String advice) {
        this(List.of(new Problem(file, line, message, advice)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
