package io.isowatt.space;

import java.util.function.Predicate;

/**
 * A rule that candidates must keep, decided by the first axes alone so that whatever follows them is cut unseen.
 *
 * @param name what is shown beside the number of candidates it removed, unique in its space
 * @param leadingAxisCount how many leading axes the rule looks at; 0 for a rule that looks at none
 * @param allows whether a combination of those axes may stay; gets the indices of the leading axes, those that are
 *     not set yet hold -1; the array is shared and must not be changed or kept
 */
public record Constraint(String name, int leadingAxisCount, Predicate<int[]> allows) {

    public Constraint {
        if (leadingAxisCount < 0) {
            throw new IllegalArgumentException(
                    "The constraint " + name + " needs a negative number of axes (" + leadingAxisCount + ").");
        }
    }
}
