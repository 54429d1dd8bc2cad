package io.isowatt.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that ship inside the program. */
public final class CatalogResource {

    private CatalogResource() {}

    /** The text of a shipped catalog file, named relative to the catalog: {@code hardware/hgx-h200.yaml}. */
    public static String text(String name) {
        try (InputStream stream = CatalogResource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("The program ships no catalog file " + name + ".");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
