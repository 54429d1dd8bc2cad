package io.isowatt.study;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Values by rank that are dear to make, the latest some hundred of them. */
final class Remembered<V> {

    private static final int MOST = 500;

    private final Map<Long, V> values = new ConcurrentHashMap<>();

    V get(long rank, LongFunction<V> maker) {
        V known = values.get(rank);
        if (known != null) {
            return known;
        }
        if (values.size() >= MOST) {
            values.clear();
        }
        V made = maker.apply(rank);
        values.put(rank, made);
        return made;
    }
}
