package io.isowatt.hardware;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.Problems;
import io.isowatt.catalog.YamlSection;
import io.isowatt.unit.Dimension;
import io.isowatt.unit.Unit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one machine file. Its bounds catch slips of unit and magnitude, not unusual machines. Every section is read
 * before anything is built, so that all problems of the file show at once.
 */
final class HardwareFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST_GPUS = 10_000;
    private static final double DOLLARS_PER_HOUR = Unit.DOLLAR_PER_HOUR.siUnits();

    private final YamlSection root;
    private final Analogue analogue;
    private final List<Fact> facts = new ArrayList<>();

    private HardwareFile(YamlSection root) {
        this.root = root;
        String like = root.choice("like", words(HardwareCatalog.ids().stream(), id -> id))
                .orElse(Analogue.USUAL);
        this.analogue = new Analogue(like, facts);
    }

    static Hardware read(String file, String text) {
        Problems problems = new Problems();
        Supplier<Hardware> machine = new HardwareFile(YamlSection.read(file, text, problems)).machine();
        problems.throwIfAny();
        return machine.get();
    }

    private Supplier<Hardware> machine() {
        String id = id();
        String name = root.optionalText("name").orElse(id);
        boolean announced = root.choice("status", Map.of("available", false, "announced", true))
                .orElse(false);
        Gpu gpu = gpu(name);
        Links links = links();
        Supplier<ServerPower> power = new PowerSection(root.sectionOrEmpty("power"), analogue, facts)
                .read(gpu.boardLimitWatts, links.systemGpuCount);
        YamlSection price = root.sectionOrEmpty("price");
        double owned = price(price, "owned", gpu, Hardware::ownedDollarsPerGpuSecond);
        double rented = price(price, "rented", gpu, Hardware::rentedDollarsPerGpuSecond);
        price.close();
        root.close();
        return () -> new Hardware(
                id,
                name,
                announced,
                gpu.build(),
                links.systemGpuCount,
                links.scaleUpGpuCount,
                links.scaleUpBytesPerSecond,
                links.scaleOutBytesPerSecond,
                power.get(),
                owned,
                rented,
                facts);
    }

    private String id() {
        String id = root.text("hardware");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            root.problem(
                    "hardware",
                    "The id (" + id + ") is not made of lower-case letters, digits and single dashes.",
                    "Maybe write one like hgx-h200.");
        }
        return id;
    }

    private record Gpu(
            String name,
            Generation generation,
            double memoryBytes,
            double memoryBytesPerSecond,
            Map<TensorFormat, Double> peaks,
            double boardLimitWatts) {

        Accelerator build() {
            return new Accelerator(name, generation, memoryBytes, memoryBytesPerSecond, peaks, boardLimitWatts);
        }
    }

    private Gpu gpu(String machineName) {
        YamlSection gpu = root.section("gpu");
        Gpu read = new Gpu(
                gpu.optionalText("name").orElse(machineName),
                gpu.choice("generation", words(Stream.of(Generation.values()), HardwareFile::lower))
                        .orElse(Generation.OTHER),
                gpu.fact("memory", Dimension.DATA, 1e9, 1e13, facts),
                gpu.fact("memory-bandwidth", Dimension.DATA_RATE, 1e10, 1e15, facts),
                peaks(gpu.section("peak")),
                gpu.fact("board-limit", Dimension.POWER, 10, 20_000, facts));
        gpu.close();
        return read;
    }

    /** The dense peaks; units for a narrower format that are slower than those for a wider one are a slip of the pen. */
    private Map<TensorFormat, Double> peaks(YamlSection section) {
        Map<TensorFormat, Double> peaks = new EnumMap<>(TensorFormat.class);
        double wider = section.fact("bf16", Dimension.COMPUTE_RATE, 1e12, 1e18, facts);
        peaks.put(TensorFormat.BF16, wider);
        for (TensorFormat format : List.of(TensorFormat.FP8, TensorFormat.FP4)) {
            String key = lower(format);
            OptionalDouble peak = section.optionalFact(key, Dimension.COMPUTE_RATE, 1e12, 1e18, facts);
            if (peak.isPresent()) {
                if (peak.getAsDouble() < wider) {
                    section.problem(
                            key,
                            "The peak of " + key + " is below that of a wider format.",
                            "Maybe check it, or leave out a format that the chip has no units for.");
                }
                wider = peak.getAsDouble();
                peaks.put(format, wider);
            }
        }
        section.close();
        return peaks;
    }

    private record Links(
            int systemGpuCount, int scaleUpGpuCount, double scaleUpBytesPerSecond, double scaleOutBytesPerSecond) {}

    private Links links() {
        YamlSection system = root.section("system");
        int gpus = count(system, "gpus");
        Links links = new Links(
                gpus,
                system.has("scale-up-gpus") ? count(system, "scale-up-gpus") : gpus,
                system.fact("scale-up-bandwidth", Dimension.DATA_RATE, 1e9, 1e14, facts),
                analogue.fill(
                        "system.scale-out-bandwidth",
                        system.optionalFact("scale-out-bandwidth", Dimension.DATA_RATE, 1e8, 1e14, facts),
                        Hardware::scaleOutBytesPerSecond,
                        Unit.GIGABIT_PER_SECOND));
        system.close();
        return links;
    }

    private int count(YamlSection system, String key) {
        double count = system.plainFact(key, 1, MOST_GPUS, facts);
        if (count % 1 > 0) {
            system.problem(key, "The value of system." + key + " is not a whole number.", "Maybe write 8 or 72.");
        }
        return (int) count;
    }

    /** A price; one left out is that of the analogue by memory bandwidth, which rents follow better than compute. */
    private double price(YamlSection price, String key, Gpu gpu, ToDoubleFunction<Hardware> figure) {
        return analogue.fill(
                "price." + key,
                price.optionalFact(key, Dimension.MONEY_PER_TIME, 0, 1000 * DOLLARS_PER_HOUR, facts),
                like -> figure.applyAsDouble(like)
                        * gpu.memoryBytesPerSecond
                        / like.accelerator().memoryBytesPerSecond(),
                Unit.DOLLAR_PER_HOUR);
    }

    private static <T> Map<String, T> words(Stream<T> values, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
