package io.isowatt.llm;

import io.isowatt.catalog.CatalogResource;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Nearest;
import io.isowatt.catalog.Problems;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The models that ship with the program, and the door to a user's own: model files and Hugging Face configurations. */
public final class ModelCatalog {

    private static final List<String> IDS = List.of(
            "llama-2-7b",
            "llama-2-70b",
            "llama-3.1-8b",
            "llama-3.1-70b",
            "llama-3.1-405b",
            "llama-3.3-70b",
            "llama-4-scout",
            "llama-4-maverick",
            "qwen3-0.6b",
            "qwen3-1.7b",
            "qwen3-4b",
            "qwen3-8b",
            "qwen3-14b",
            "qwen3-32b",
            "qwen3-30b-a3b",
            "qwen3-235b-a22b",
            "qwen3-coder-480b-a35b",
            "qwen3-vl-2b",
            "qwen3-vl-4b",
            "qwen3-vl-8b",
            "qwen3-vl-32b",
            "qwen3-vl-30b-a3b",
            "qwen3-vl-235b-a22b",
            "qwen3-next-80b-a3b",
            "qwen3.5-27b",
            "qwen3.5-35b-a3b",
            "qwen3.5-122b-a10b",
            "qwen3.5-397b-a17b",
            "qwen3.6-27b",
            "mistral-7b",
            "mixtral-8x7b",
            "mixtral-8x22b",
            "mistral-small-3.1-24b",
            "gpt-oss-20b",
            "gpt-oss-120b",
            "deepseek-v3",
            "deepseek-r1",
            "deepseek-v3.1",
            "deepseek-v3.2",
            "kimi-k2",
            "kimi-k2.5",
            "kimi-k2.7-code",
            "glm-4.5-air",
            "glm-4.6",
            "glm-5",
            "glm-5.1",
            "glm-5.2",
            "minimax-m2.5",
            "minimax-m2.7",
            "mimo-v2-flash",
            "gemma-3-12b",
            "gemma-3-27b",
            "gemma-4-26b-a4b",
            "gemma-4-31b",
            "phi-4",
            "falcon-180b",
            "gpt-j-6b",
            "nemotron-nano-9b-v2",
            "nemotron-nano-12b-v2",
            "nemotron-3-nano-30b-a3b",
            "nemotron-3-super-120b-a12b",
            "nemotron-3-ultra-550b-a55b",
            "nemotron-h-56b");

    /** Files that were read once. */
    private static final Map<String, ModelFile> READ = new ConcurrentHashMap<>();

    private ModelCatalog() {}

    /** The ids of the shipped models, grouped by family. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * A shipped model.
     *
     * @throws IllegalArgumentException if no model of this id ships
     */
    public static LanguageModel load(String id) {
        return file(id).model();
    }

    /** The published size of a shipped model, where its publisher tells one. */
    public static Optional<PublishedSize> published(String id) {
        return file(id).published();
    }

    private static ModelFile file(String id) {
        return READ.computeIfAbsent(
                id, of -> ModelFile.read(of + ".yaml", CatalogResource.text("models/" + of + ".yaml")));
    }

    /**
     * Reads the text of a model file.
     *
     * @throws InvalidInputException with all problems of the file
     */
    public static LanguageModel read(String file, String text) {
        return ModelFile.read(file, text).model();
    }

    /**
     * The model that a user names: a path (ending in .json, .yaml or .yml, holding a slash, or an existing folder), else a
     * catalog id. A catalog id wins over a folder of that name; {@code ./name} is always the folder.
     *
     * @param idOrPath what the user wrote
     * @param folder where relative paths start
     * @param file where it was written, for messages
     * @param line its line there, 0 where none applies
     * @param problems takes what is wrong with the name or with the file it names
     * @return the model, absent if a problem was noted
     */
    public static Optional<LanguageModel> find(String idOrPath, Path folder, String file, int line, Problems problems) {
        try {
            if (IDS.contains(idOrPath)) {
                return Optional.of(load(idOrPath));
            }
            if (isPath(idOrPath, folder)) {
                return readPath(idOrPath, folder.resolve(idOrPath), file, line, problems);
            }
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        } catch (IOException e) {
            problems.add(
                    file,
                    line,
                    "The model file (" + idOrPath + ") cannot be read (" + reason(e) + ").",
                    "Maybe check that it is a text file and that you may read it.");
            return Optional.empty();
        } catch (InvalidPathException e) {
            // falls through: what is no path is an unknown name
        }
        problems.add(file, line, "The model (" + idOrPath + ") is unknown.", Nearest.advice(idOrPath, IDS));
        return Optional.empty();
    }

    private static boolean isPath(String text, Path folder) {
        return !text.isEmpty()
                && (isYaml(text)
                        || text.endsWith(".json")
                        || text.contains("/")
                        || Files.isDirectory(folder.resolve(text)));
    }

    private static boolean isYaml(String text) {
        return text.endsWith(".yaml") || text.endsWith(".yml");
    }

    private static Optional<LanguageModel> readPath(String written, Path path, String file, int line, Problems problems)
            throws IOException {
        Path config = Files.isDirectory(path) ? path.resolve("config.json") : path;
        if (!Files.isRegularFile(config)) {
            String advice = Files.isDirectory(path)
                    ? "Maybe download the model's config.json into this folder."
                    : "Maybe check the path, or write the id of a catalog model.";
            problems.add(file, line, "The model file (" + written + ") is not there: no " + config + ".", advice);
            return Optional.empty();
        }
        if (isYaml(config.toString())) {
            return Optional.of(read(config.toString(), Files.readString(config)));
        }
        return Optional.of(HuggingFaceConfig.read(config));
    }

    private static String reason(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
