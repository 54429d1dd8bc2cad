package io.isowatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the interactive page gives to copy is a command that tells the same figures. */
class CopiedCommandTest {

    @TempDir
    Path folder;

    @Test
    void theCommandOfTheBestDeploymentGivesItsInteractivity() throws IOException {
        Run search = Run.line(
                "optimize --model llama-3.1-8b --hardware hgx-h200 --search-space quick --prompt 2048 --output 512"
                        + " --prefix-cache-hit 25% --ttft 2s --framework sglang --draft-tokens 2 --acceptance 70% --pue 1.2 --out "
                        + folder.resolve("r"));
        assertThat(search.err()).isEmpty();
        JsonNode study = study(Files.readString(folder.resolve("r/frontier.html")));
        int point = 0;
        while (study.at("/points/rank").get(point).asLong()
                != study.at("/machines/0/chosen").asLong()) {
            point++;
        }
        Run estimate = Run.line(command(study, point));
        Matcher told = Pattern.compile("Interactivity, output tokens of one user +([0-9.]+) tok/s")
                .matcher(estimate.out());
        assertThat(told.find()).as(estimate.out() + estimate.err()).isTrue();
        double interactivity = value(study, "interactivity", point);
        assertThat(Double.parseDouble(told.group(1))).isCloseTo(interactivity, within(1e-3 * interactivity));
    }

    private static JsonNode study(String page) throws IOException {
        Matcher data = Pattern.compile("<script id=\"study\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    /** As the page puts it together, without the program's name. */
    private static String command(JsonNode study, int point) {
        JsonNode row = study.get("configurationRows")
                .get(study.at("/points/configuration").get(point).asInt());
        StringBuilder command =
                new StringBuilder(study.at("/machines/0/command").asText().replaceFirst("^isowatt ", ""));
        row.get(2)
                .forEach(word ->
                        command.append(study.get("words").get(word.asInt()).asText()));
        int clients = study.at("/points/clients").get(point).asInt();
        return command + " --concurrency " + clients / row.get(3).asInt();
    }

    private static double value(JsonNode study, String id, int point) {
        for (JsonNode metric : study.get("metrics")) {
            if (metric.get("id").asText().equals(id)) {
                return metric.get("values").get(point).asDouble();
            }
        }
        throw new AssertionError(id);
    }
}
