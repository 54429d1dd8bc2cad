package io.isowatt.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The arrows between modules, packages and libraries. */
class ArchitectureTest {

    private static final String ROOT = "io.isowatt.";

    /** All packages of the product; each may use those before it. Packages inside {@code report} are one here. */
    private static final List<String> ORDER = List.of(
            "unit",
            "catalog",
            "hardware",
            "llm",
            "workload",
            "deployment",
            "kernel",
            "step",
            "serving",
            "power",
            "cost",
            "uncertainty",
            "calibration",
            "estimate",
            "measured",
            "measured.result",
            "validation",
            "fitting",
            "space",
            "space.serving",
            "pareto",
            "search",
            "search.genetic",
            "checkpoint",
            "study",
            "study.flip",
            "study.portfolio",
            "report..",
            "cli");

    private static final List<String> SEARCH_ONLY = List.of("space", "pareto", "search", "search.genetic");

    private static final List<String> EVERYWHERE = List.of("java..", "io.isowatt..", "org.jspecify.annotations..");

    /** Which libraries a package may use beyond the JDK's base; none where it is absent. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "catalog", List.of("org.snakeyaml.engine..", "com.fasterxml.jackson.."),
            "llm", List.of("com.fasterxml.jackson.."),
            "uncertainty", List.of("org.apache.commons.math3.."),
            "fitting", List.of("org.apache.commons.math3..", "blue.strategic.parquet.."),
            "validation", List.of("org.apache.commons.math3.."),
            "search.genetic", List.of("io.jenetics.."),
            "report..",
                    List.of(
                            "tech.tablesaw..",
                            "org.knowm.xchart..",
                            "org.apache.batik..",
                            "org.apache.pdfbox..",
                            "org.apache.fontbox..",
                            "de.rototor.pdfbox..",
                            "org.w3c.dom..",
                            "org.commonmark..",
                            "javax.imageio.."),
            "cli", List.of("picocli..", "me.tongfei.progressbar.."));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isowatt");

    static Stream<String> packages() {
        return ORDER.stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyThoseBeforeIt(String name) {
        String[] after = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                .map(ROOT::concat)
                .toArray(String[]::new);
        if (after.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(after)
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyItsLibraries(String name) {
        String[] allowed = Stream.concat(EVERYWHERE.stream(), LIBRARIES.getOrDefault(name, List.of()).stream())
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void everyPackageHasItsPlace() {
        List<String> listed =
                ORDER.stream().map(name -> ROOT + name.replace("..", "")).toList();
        assertThat(productPackages())
                .allMatch(name -> listed.contains(name) || name.startsWith(ROOT + "report."), "is in the order above");
    }

    @Test
    void searchKnowsNothingOfModels() {
        String[] models = IntStream.range(0, ORDER.indexOf("space"))
                .mapToObj(i -> ROOT + ORDER.get(i))
                .toArray(String[]::new);
        String[] pure = SEARCH_ONLY.stream().map(ROOT::concat).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(models)
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandLinePrintsOrExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "cli")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(PRODUCT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.isowatt.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void nullIsMarkedInEveryPackage() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackage).distinct())
                .filteredOn(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    private static List<String> productPackages() {
        return PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .toList();
    }
}
