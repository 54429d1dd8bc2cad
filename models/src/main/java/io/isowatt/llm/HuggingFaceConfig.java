package io.isowatt.llm;

import io.isowatt.catalog.InvalidInputException;

import java.nio.file.Path;

/** Reads Hugging Face configurations. */
final class HuggingFaceConfig {

    private HuggingFaceConfig() {}

    @SuppressWarnings("DoNotCallSuggester")
    static LanguageModel read(Path configJson) {
        throw new InvalidInputException(configJson.toString(), 0, "The architecture is not supported.", "");
    }
}
