package io.isowatt.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.InvalidInputException;
import io.isowatt.catalog.Problem;
import io.isowatt.catalog.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class HardwareCatalogTest {

    private static List<String> ids() {
        return HardwareCatalog.ids();
    }

    @Test
    void theListOfIdsIsTheFolder() throws Exception {
        URI folder = Objects.requireNonNull(
                        HardwareCatalog.class.getResource("/io/isowatt/catalog/hardware/hgx-h200.yaml"))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(folder).resolveSibling("."))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            ids().stream().map(id -> id + ".yaml").toList());
        }
        assertThat(ids()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theIdIsTheFileName(String id) {
        assertThat(HardwareCatalog.load(id).id()).isEqualTo(id);
        assertThat(HardwareCatalog.text(id)).contains("\nhardware: " + id + "\n");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyNumberHasKindSourceAndTextAndNoneIsADefault(String id) {
        List<Fact> facts = HardwareCatalog.load(id).facts();
        assertThat(facts).hasSizeBetween(20, 22).allSatisfy(fact -> {
            assertThat(fact.source()).isNotBlank().doesNotContain("default of Isowatt");
            assertThat(fact.text()).isNotBlank();
            assertThat(fact.value()).isFinite().isPositive();
        });
        assertThat(facts).extracting(Fact::name).doesNotHaveDuplicates().allMatch(name -> name.contains("."));
        assertThat(HardwareCatalog.text(id).lines().filter(line -> line.contains("{ value: ")))
                .hasSameSizeAs(facts);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void narrowerFormatsAreNoSlower(String id) {
        Accelerator gpu = HardwareCatalog.load(id).accelerator();
        double bf16 = gpu.bf16FlopPerSecond();
        double fp8 = gpu.peakFlopPerSecond(TensorFormat.FP8).orElse(bf16);
        double fp4 = gpu.peakFlopPerSecond(TensorFormat.FP4).orElse(fp8);
        assertThat(fp8).isGreaterThanOrEqualTo(bf16);
        assertThat(fp4).isGreaterThanOrEqualTo(fp8);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void aFormatThatTheGenerationLacksIsAbsent(String id) {
        Accelerator gpu = HardwareCatalog.load(id).accelerator();
        boolean fp8 = gpu.generation() != Generation.AMPERE;
        boolean fp4 = List.of(Generation.BLACKWELL, Generation.RUBIN, Generation.CDNA4)
                .contains(gpu.generation());
        assertThat(gpu.has(TensorFormat.FP8)).isEqualTo(fp8);
        assertThat(gpu.has(TensorFormat.FP4)).isEqualTo(fp4);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void aSystemReservesAtLeastWhatItCanDraw(String id) {
        Hardware machine = HardwareCatalog.load(id);
        ServerPower power = machine.power();
        double limit = machine.accelerator().boardLimitWatts();
        double drawn = power.fixedWatts() / machine.systemGpuCount()
                + power.slopeFraction() * limit
                + power.networkWattsPerGpu();
        assertThat(power.provisionedWattsPerGpu()).isGreaterThan(drawn);
        assertThat(power.designPueFraction()).isGreaterThanOrEqualTo(power.pueFraction());
        assertThat(power.idleFraction()).isGreaterThanOrEqualTo(power.unloadedFraction());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void onlyAnnouncedMachinesRestOnAnnouncedSilicon(String id) {
        Hardware machine = HardwareCatalog.load(id);
        boolean announced = machine.facts().stream()
                .anyMatch(fact -> fact.name().startsWith("gpu.") && fact.kind() == Fact.Kind.ANNOUNCED);
        assertThat(machine.announced()).isEqualTo(announced);
    }

    /** Expected values: the tables of hardware and of power constants that the performance and power model were fitted with. */
    @ParameterizedTest
    @CsvSource({
        // id, TB/s, bf16, fp8, fp4 TFLOP/s, scale-up GB/s, GiB, board W
        "hgx-h100,    3.35, 989,  1979, ,      450, 79.6,  700",
        "hgx-h200,    4.8,  989,  1979, ,      450, 140.4, 700",
        "hgx-b200,    8.0,  2250, 4500, 9000,  900, 179,   1000",
        "hgx-b300,    8.0,  2250, 4500, 13500, 900, 268,   1100",
        "gb200-nvl72, 8.0,  2500, 5000, 10000, 900, 185,   1200",
        "gb300-nvl72, 8.0,  2500, 5000, 15000, 900, 277,   1400"
    })
    void modelledMachinesHaveTheFiguresOfTheFit(
            String id,
            double bandwidth,
            double bf16,
            double fp8,
            Double fp4,
            double link,
            double memory,
            double board) {
        Hardware machine = HardwareCatalog.load(id);
        Accelerator gpu = machine.accelerator();
        assertThat(gpu.memoryBytesPerSecond()).isEqualTo(bandwidth * 1e12);
        assertThat(gpu.bf16FlopPerSecond()).isEqualTo(bf16 * 1e12);
        assertThat(gpu.peakFlopPerSecond(TensorFormat.FP8)).hasValue(fp8 * 1e12);
        assertThat(Optional.ofNullable(gpu.peakFlopPerSecond().get(TensorFormat.FP4)))
                .isEqualTo(Optional.ofNullable(fp4).map(peak -> peak * 1e12));
        assertThat(machine.scaleUpBytesPerSecond()).isEqualTo(link * 1e9);
        assertThat(gpu.memoryBytes()).isEqualTo(memory * 0x1p30);
        assertThat(gpu.boardLimitWatts()).isEqualTo(board);
    }

    @ParameterizedTest
    @CsvSource({
        // id, GPUs, fixed W, slope, network W, PUE, design, provisioned W, idle, unloaded, sigma of boards and chain
        "hgx-h100,        8,  1600,  1.13,  51, 1.30, 1.30, 1370, 0.18, 0.11, 0.14, 0.02",
        "hgx-h200,        8,  1600,  1.13,  51, 1.30, 1.30, 1370, 0.18, 0.11, 0.15, 0.02",
        "hgx-b200,        8,  1600,  1.13,  51, 1.30, 1.30, 1710, 0.25, 0.15, 0.14, 0.02",
        "hgx-b200-liquid, 8,  1050,  1.13,  51, 1.15, 1.15, 1650, 0.25, 0.15, 0.14, 0.02",
        "hgx-b300,        8,  1600,  1.13,  70, 1.30, 1.30, 1900, 0.22, 0.12, 0.15, 0.04",
        "gb200-nvl72,     72, 13300, 1.066, 51, 1.12, 1.12, 1870, 0.18, 0.12, 0.15, 0.05",
        "gb300-nvl72,     72, 14900, 1.067, 70, 1.12, 1.12, 2120, 0.20, 0.12, 0.15, 0.05",
        "mi300x,          8,  1250,  1.12,  35, 1.30, 1.30, 1390, 0.20, 0.12, 0.22, 0.05",
        "mi325x,          8,  1250,  1.12,  35, 1.30, 1.30, 1690, 0.20, 0.12, 0.22, 0.05",
        "mi355x,          8,  1250,  1.12,  35, 1.15, 1.15, 2090, 0.20, 0.12, 0.18, 0.05"
    })
    void powerChainsHaveTheConstantsOfTheFit(
            String id,
            int gpus,
            double fixed,
            double slope,
            double network,
            double pue,
            double designPue,
            double provisioned,
            double idle,
            double unloaded,
            double boardSigma,
            double chainSigma) {
        Hardware machine = HardwareCatalog.load(id);
        assertThat(machine.systemGpuCount()).isEqualTo(gpus);
        assertThat(machine.power())
                .isEqualTo(new ServerPower(
                        fixed, slope, network, pue, designPue, provisioned, idle, unloaded, boardSigma, chainSigma));
    }

    @Test
    void anUnknownIdNamesTheNearestOnesAtTheLineOfTheStudy() {
        Problems problems = new Problems();
        assertThat(HardwareCatalog.find("h200", Path.of(""), "study.yaml", 3, problems))
                .isEmpty();
        assertThat(messages(problems))
                .containsExactly("study.yaml:3: The machine (h200) is not in the catalog. Maybe use hgx-h200.");
        assertThatThrownBy(() -> HardwareCatalog.load("../hgx-h200"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("hgx-h200");
    }

    @Test
    void aKnownIdIsFoundWhateverTheFolder() {
        assertThat(HardwareCatalog.find("mi300x", Path.of("nowhere"), "study.yaml", 3, new Problems()))
                .map(Hardware::id)
                .contains("mi300x");
    }

    @Test
    void aMissingMachineFileIsAProblemOfTheStudy(@TempDir Path folder) {
        Problems problems = new Problems();
        assertThat(HardwareCatalog.find("mine.yml", folder, "study.yaml", 3, problems))
                .isEmpty();
        assertThat(HardwareCatalog.find("./", folder, "study.yaml", 4, problems))
                .isEmpty();
        assertThat(HardwareCatalog.find("a\0/b", folder, "study.yaml", 5, problems))
                .isEmpty();
        assertThat(messages(problems))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("study.yaml:3: The machine file (mine.yml) does not exist."),
                        second -> assertThat(second).startsWith("study.yaml:4: The machine file (./) is not a file."),
                        third -> assertThat(third).startsWith("study.yaml:5: ").contains("is no path."));
    }

    @Test
    void aMachineFileIsReadFromTheFolderOfTheStudy(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("machines"));
        Files.writeString(
                folder.resolve("machines/mine.yaml"),
                HardwareCatalog.text("hgx-h200").replace("hardware: hgx-h200", "hardware: mine"));
        Problems problems = new Problems();
        assertThat(HardwareCatalog.find("machines/mine.yaml", folder, "study.yaml", 3, problems))
                .map(Hardware::id)
                .contains("mine");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void problemsInsideAMachineFileKeepItsOwnLines(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("mine.yaml"),
                HardwareCatalog.text("hgx-h200").replace("status: available", "status: ok"));
        Problems problems = new Problems();
        assertThat(HardwareCatalog.find("mine.yaml", folder, "study.yaml", 3, problems))
                .isEmpty();
        assertThat(messages(problems))
                .containsExactly(folder.resolve("mine.yaml")
                        + ":5: The value of status (ok) is unknown. Maybe use one of announced, available.");
    }

    @Test
    void aMachineFileThatIsNoTextIsAProblem(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("mine.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Problems problems = new Problems();
        assertThat(HardwareCatalog.find("mine.yaml", folder, "study.yaml", 3, problems))
                .isEmpty();
        assertThat(messages(problems))
                .containsExactly(
                        "study.yaml:3: The machine file (mine.yaml) is not UTF-8 text." + " Maybe save it as UTF-8.");
    }

    private static List<String> messages(Problems problems) {
        return catchThrowableOfType(InvalidInputException.class, problems::throwIfAny).problems().stream()
                .map(Problem::toString)
                .collect(Collectors.toList());
    }
}
