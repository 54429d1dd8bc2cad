package io.isowatt.study;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A short hash of values that is the same in every run: records by their components, maps by the order of keys. */
final class Fingerprint {

    private static final int DIGITS = 12;

    private final StringBuilder text = new StringBuilder();

    private Fingerprint() {}

    /** Twelve hexadecimal digits of SHA-256 over a record and all it holds. */
    static String of(Record value) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(value);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(fingerprint.text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
