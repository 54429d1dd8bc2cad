package io.isowatt.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A short hash of values that is the same in every run: records by their components, maps by the order of keys. */
final class Fingerprint {

    private static final int DIGITS = 12;

    private final StringBuilder text = new StringBuilder();

    private Fingerprint() {}

    /** Twelve hexadecimal digits that change with a record and anything it holds. */
    static String of(Record value) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(value);
        return HexFormat.of().toHexDigits(hash(fingerprint.text), DIGITS);
    }

    /** FNV-1a over the letters, its bits mixed by MurmurHash's last step; a SHA would cost 50 ms of start-up. */
    private static long hash(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    private void add(Object value) {
        if (value instanceof Record parts) {
            text.append(parts.getClass().getSimpleName()).append('{');
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                text.append(component.getName()).append('=');
                add(part(parts, component));
            }
            text.append('}');
        } else if (value instanceof List<?> items) {
            text.append('[');
            items.forEach(this::add);
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> byKey = new TreeMap<>();
            map.forEach((key, held) -> byKey.put(key.toString(), held));
            text.append('(');
            byKey.forEach((key, held) -> {
                text.append(key).append('=');
                add(held);
            });
            text.append(')');
        } else if (value instanceof Enum<?> word) {
            text.append(word.name()).append(';');
        } else {
            String written = value.toString();
            text.append(written.length()).append(':').append(written);
        }
    }

    private static Object part(Record parts, RecordComponent component) {
        try {
            return component.getAccessor().invoke(parts);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The component " + component + " cannot be read.", e);
        }
    }
}
