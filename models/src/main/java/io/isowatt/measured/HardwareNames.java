package io.isowatt.measured;

import io.isowatt.hardware.HardwareCatalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GPU names as machines of the catalog. */
final class HardwareNames {

    /** What may stand before and after the chip's name in a table or in a catalog id. */
    private static final List<String> BEFORE = List.of("nvidia-", "amd-", "instinct-", "hgx-", "dgx-");

    private static final List<String> AFTER =
            List.of("-nvl72", "-sxm", "-sxm5", "-sxm6", "-server", "-server-edition", "-blackwell", "-80gb", "-hbm3");

    private HardwareNames() {}

    static Optional<String> id(String name) {
        String asked = hyphenated(name);
        if (HardwareCatalog.ids().contains(asked)) {
            return Optional.of(asked);
        }
        String chip = chip(asked);
        return HardwareCatalog.ids().stream()
                .filter(id -> chip(id).equals(chip))
                .findFirst();
    }

    private static String hyphenated(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String chip(String name) {
        String chip = name;
        for (String prefix : BEFORE) {
            chip = chip.startsWith(prefix) ? chip.substring(prefix.length()) : chip;
        }
        boolean shorter = true;
        while (shorter) {
            int length = chip.length();
            for (String suffix : AFTER) {
                chip = chip.endsWith(suffix) ? chip.substring(0, chip.length() - suffix.length()) : chip;
            }
            shorter = chip.length() < length;
        }
        return chip;
    }
}
