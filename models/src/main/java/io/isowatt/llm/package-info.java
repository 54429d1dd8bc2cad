/**
 * Language models: their layers, parameter counts and precisions, from catalog files or Hugging Face configurations.
 * Uses {@code unit}, {@code catalog} and {@code hardware}. Start with {@link io.isowatt.llm.LanguageModel}.
 */
@NullMarked
package io.isowatt.llm;

import org.jspecify.annotations.NullMarked;
