package io.isowatt.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.isowatt.calibration.CalibrationReader;
import io.isowatt.catalog.CatalogResource;
import io.isowatt.estimate.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class StudyRequestTest {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "model", List.of("qwen3-8b"),
            "hardware", List.of("hgx-h200"),
            "workload.prompt", List.of("1000 tokens"),
            "workload.output", List.of("100 tokens"));

    private static StudyRequest request(String... keysAndValues) {
        Map<String, List<String>> options = new LinkedHashMap<>(OPTIONS);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.put(keysAndValues[i], List.of(keysAndValues[i + 1].split(",")));
        }
        return StudyReader.readStudy(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "study=another title",
                "model=qwen3-32b",
                "hardware=hgx-h100",
                "hardware=hgx-h200,hgx-h100",
                "workload.prompt=1001 tokens",
                "workload.output=101 tokens",
                "workload.prefix-cache-hit=1 %",
                "workload.lengths=uniform",
                "workload.lengths=waves",
                "framework-options.max-running=64",
                "framework-options.memory-fraction=80 %",
                "framework-options.ttft-offset=1 ms",
                "slo.ttft=1 s",
                "slo.tpot=10 ms",
                "framework=sglang",
                "search-space=quick",
                "objectives=interactivity,output-throughput-per-megawatt",
                "power.boundary=server",
                "power.pue=1.1",
                "price=owned"
            })
    void hashChangesWithEveryInput(String change) {
        String[] pair = change.split("=");
        assertThat(request(pair[0], pair[1]).inputHash())
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(request().inputHash());
    }

    @Test
    void hashChangesWithEveryNumberOfTheCalibration() {
        String shipped = CatalogResource.text("calibration.yaml");
        String[] lines = shipped.split("\n");
        List<String> hashes = new ArrayList<>(List.of(hashWith(shipped)));
        int changed = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            String other = line.replaceFirst("(: \\{ *(?:value|tensorrt-llm): [0-9.]*)[0-8]( |,)", "$19$2")
                    .replaceFirst("mixes-prefill: true", "mixes-prefill: false");
            if (!other.equals(line)) {
                lines[i] = other;
                hashes.add(hashWith(String.join("\n", lines)));
                lines[i] = line;
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(30);
        assertThat(hashes).doesNotHaveDuplicates();
    }

    private static String hashWith(String calibration) {
        StudyRequest usual = request();
        var scenario = usual.common();
        return new StudyRequest(
                        usual.title(),
                        List.of(new Scenario(
                                scenario.model(),
                                scenario.hardware(),
                                scenario.workload(),
                                scenario.framework(),
                                CalibrationReader.read("calibration.yaml", calibration),
                                scenario.boundary(),
                                scenario.pueFraction(),
                                scenario.price())),
                        usual.space(),
                        usual.serviceLevel(),
                        usual.objectives())
                .inputHash();
    }

    private record Holder(String name, Map<String, Object> map, List<Object> list) {}

    @Test
    void fingerprintDoesNotDependOnTheOrderOfMaps() {
        Map<String, Object> forwards = new LinkedHashMap<>();
        Map<String, Object> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forwards.put("k" + i, i);
            backwards.put("k" + (19 - i), 19 - i);
        }
        String hash = Fingerprint.of(new Holder("x", forwards, List.of()));
        assertThat(Fingerprint.of(new Holder("x", backwards, List.of()))).isEqualTo(hash);
        assertThat(Fingerprint.of(new Holder("x", new HashMap<>(forwards), List.of())))
                .isEqualTo(hash);
        assertThat(Fingerprint.of(new Holder("x", Map.copyOf(forwards), List.of())))
                .isEqualTo(hash);
    }

    @Test
    void fingerprintTellsNeighbouringTextsApart() {
        assertThat(Fingerprint.of(new Holder("x", Map.of(), List.of("ab", "c"))))
                .isNotEqualTo(Fingerprint.of(new Holder("x", Map.of(), List.of("a", "bc"))));
    }

    /** Frozen: a hash of plain values, the same on every machine and in every run. */
    @Test
    void fingerprintIsTheSameInEveryRun() {
        assertThat(Fingerprint.of(new Holder("x", Map.of("b", 2.5, "a", List.of(1)), List.of("y"))))
                .isEqualTo("863909e58757");
    }

    @Test
    void anotherProcessGivesTheSameHash() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HashPrinter.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed.trim()).isEqualTo(request().inputHash());
        assertThat(other.waitFor()).isZero();
    }

    /** Prints the hash of the usual request in a process of its own. */
    static final class HashPrinter {

        private HashPrinter() {}

        public static void main(String[] arguments) {
            System.out.println(request().inputHash());
        }
    }
}
