package io.isowatt.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class HardwareFileTest {

    private static final String MINIMAL = """
            hardware: my-box
            gpu:
              memory: { value: 96 GB, kind: datasheet, source: "my data sheet" }
              memory-bandwidth: { value: 2.4 TB/s, kind: datasheet, source: "my data sheet" }
              peak:
                bf16: { value: 500 TFLOP/s, kind: datasheet, source: "my data sheet" }
              board-limit: { value: 350 W, kind: datasheet, source: "my data sheet" }
            system:
              gpus: { value: 4, kind: measured, source: "counted" }
              scale-up-bandwidth: { value: 64 GB/s, kind: datasheet, source: "PCIe 5.0 x16" }
            """;

    private static List<String> problems(String text) {
        return Optional.ofNullable(
                        catchThrowableOfType(InvalidInputException.class, () -> HardwareCatalog.read("m.yaml", text)))
                .map(e -> e.problems().stream().map(Problem::toString).toList())
                .orElse(List.of());
    }

    @Test
    void aMinimalFileWorksAndItsGapsAreFilledByAnalogy() {
        Hardware machine = HardwareCatalog.read("m.yaml", MINIMAL);
        Hardware like = HardwareCatalog.load("hgx-h200");
        assertThat(machine.name()).isEqualTo("my-box");
        assertThat(machine.announced()).isFalse();
        assertThat(machine.accelerator().name()).isEqualTo("my-box");
        assertThat(machine.accelerator().generation()).isEqualTo(Generation.OTHER);
        assertThat(machine.accelerator().memoryBytes()).isEqualTo(96e9);
        assertThat(machine.scaleUpGpuCount()).isEqualTo(4);
        assertThat(machine.scaleOutBytesPerSecond()).isEqualTo(like.scaleOutBytesPerSecond());
        assertThat(machine.power().fixedWatts()).isEqualTo(like.power().fixedWatts() / 2);
        assertThat(machine.power().slopeFraction()).isEqualTo(like.power().slopeFraction());
        assertThat(machine.power().designPueFraction())
                .isEqualTo(machine.power().pueFraction());
        assertThat(machine.power().provisionedWattsPerGpu())
                .isEqualTo(like.power().provisionedWattsPerGpu() / 2);
        assertThat(machine.power().boardSigmaFraction())
                .isGreaterThan(like.power().boardSigmaFraction());
        assertThat(machine.rentedDollarsPerGpuSecond()).isEqualTo(like.rentedDollarsPerGpuSecond() / 2);
    }

    @Test
    void whatIsFilledIsMarkedAsAssumedByAnalogyWithANamedMachine() {
        List<Fact> filled = HardwareCatalog.read("m.yaml", MINIMAL).facts().stream()
                .filter(fact -> fact.source().startsWith("default of Isowatt, by analogy with "))
                .toList();
        assertThat(filled)
                .hasSize(13)
                .allSatisfy(fact -> assertThat(fact.kind()).isEqualTo(Fact.Kind.ASSUMED));
        assertThat(filled)
                .contains(new Fact(
                        "power.fixed",
                        "0.8 kW",
                        800,
                        Fact.Kind.ASSUMED,
                        "default of Isowatt, by analogy with hgx-h200"));
        assertThat(filled).extracting(Fact::text).contains("400 Gb/s", "51 W", "18 %", "1.3", "1.45 USD/h");
    }

    @Test
    void aUserNamesAnotherMachineToFillFrom() {
        Hardware machine = HardwareCatalog.read("m.yaml", MINIMAL + "like: gb200-nvl72\n");
        Hardware like = HardwareCatalog.load("gb200-nvl72");
        assertThat(machine.power().slopeFraction()).isEqualTo(like.power().slopeFraction());
        assertThat(machine.power().pueFraction()).isEqualTo(like.power().pueFraction());
        assertThat(problems(MINIMAL + "like: gb200\n"))
                .containsExactly("m.yaml:11: The value of like (gb200) is unknown. Maybe use gb200-nvl72.");
    }

    @Test
    void aGivenPueMovesTheDesignPue() {
        Hardware machine = HardwareCatalog.read(
                "m.yaml", MINIMAL + "power: { pue: { value: 1.1, kind: measured, source: \"our hall\" } }\n");
        assertThat(machine.power().pueFraction()).isEqualTo(1.1);
        assertThat(machine.power().designPueFraction()).isEqualTo(1.1);
    }

    @Test
    void allProblemsOfAFileShowAtOnceEachWithItsLine() {
        assertThat(problems("""
                        hardware: My_Box
                        gpu:
                          memory: 141 GB
                          memory-bandwith: { value: 2.4 TB/s, kind: datasheet, source: "x" }
                          memory-bandwidth: { value: 2.4, kind: datasheet, source: "x" }
                          peak:
                            bf16: { value: -500 TFLOP/s, kind: datasheet, source: "x" }
                            fp4: { value: 500 W, kind: datasheet, source: "x" }
                          board-limit: { value: 350 W, kind: guess, source: "x" }
                          board-limit: { value: 300 W, kind: datasheet, source: "x" }
                        system:
                          gpus: { value: 4.5, kind: datasheet, source: "x" }
                        """))
                .containsExactly(
                        "m.yaml:1: The id (My_Box) is not made of lower-case letters, digits and single dashes."
                                + " Maybe write one like hgx-h200.",
                        "m.yaml:3: The value of gpu.memory (141 GB) has no kind and source."
                                + " Maybe write memory: { value: 141 GB, kind: datasheet, source: \"where you read it\" }.",
                        "m.yaml:4: The key (memory-bandwith) is unknown here. Maybe use memory-bandwidth or memory.",
                        "m.yaml:5: The value of gpu.memory-bandwidth (2.4) has no unit."
                                + " Maybe write a data rate, such as 4.8 TB/s.",
                        "m.yaml:7: The value of gpu.peak.bf16 (-500 TFLOP/s) is too small."
                                + " Maybe check number and unit: the least is 1 TFLOP/s.",
                        "m.yaml:8: The value of gpu.peak.fp4 (500 W) has a unit of the wrong kind."
                                + " Maybe write a compute rate, such as 989 TFLOP/s.",
                        "m.yaml:9: The value of gpu.board-limit.kind (guess) is unknown."
                                + " Maybe use one of announced, assumed, datasheet, measured.",
                        "m.yaml:10: The key (board-limit) stands here twice. Maybe remove one of them.",
                        "m.yaml:11: The key (system.scale-up-bandwidth) is missing. Maybe write"
                                + " scale-up-bandwidth: { value: …, kind: datasheet, source: \"where you read it\" }.",
                        "m.yaml:12: The value of system.gpus is not a whole number. Maybe write 8 or 72.");
    }

    @ParameterizedTest
    @CsvSource({
        "96 GB, 96 MB",
        "2.4 TB/s, 2.4 GB/s",
        "500 TFLOP/s, 500000 PFLOP/s",
        "350 W, 350 kW",
        "350 W, 0 W",
        "64 GB/s, 64000 TB/s",
        "'value: 4,', 'value: 0,'"
    })
    void aSlipOfMagnitudeIsCaught(String right, String wrong) {
        assertThat(MINIMAL).contains(right);
        assertThat(problems(MINIMAL.replace(right, wrong)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .containsAnyOf("is too", "is not a number from");
    }

    @Test
    void contradictionsAreCaught() {
        assertThat(problems(MINIMAL.replace(
                        "peak:\n", "peak:\n    fp8: { value: 100 TFLOP/s, kind: datasheet, source: \"x\" }\n")))
                .containsExactly("m.yaml:6: The peak of fp8 is below that of a wider format."
                        + " Maybe check it, or leave out a format that the chip has no units for.");
        assertThat(problems(MINIMAL + """
                        power:
                          pue: { value: 1.4, kind: measured, source: "x" }
                          design-pue: { value: 1.3, kind: measured, source: "x" }
                          unloaded-share: { value: 30 %, kind: measured, source: "x" }
                        """))
                .containsExactly(
                        "m.yaml:13: The value of power.design-pue is below that of power.pue."
                                + " Maybe correct one of them.",
                        "m.yaml:14: The value of power.idle-share is below that of power.unloaded-share."
                                + " Maybe correct one of them.");
    }

    @Test
    void brokenYamlPointsToItsLine() {
        assertThat(problems(MINIMAL.replace("\"counted\" }", "\"counted\"")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("m.yaml:10: The file is not valid YAML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hardware", "gpu", "system"})
    void everyRequiredTopKeyIsAskedFor(String key) {
        assertThat(problems(MINIMAL.replace(key + ":", "x-" + key + ":")))
                .anyMatch(problem -> problem.contains("The key (" + key + ") is missing."))
                .anyMatch(problem -> problem.contains("The key (x-" + key + ") is unknown here."));
    }

    @Test
    void decimalAndBinaryMemoryAreTheUsersChoice() {
        Hardware binary = HardwareCatalog.read("m.yaml", MINIMAL.replace("96 GB", "96 GiB"));
        assertThat(binary.accelerator().memoryBytes()).isEqualTo(96 * 0x1p30);
    }
}
