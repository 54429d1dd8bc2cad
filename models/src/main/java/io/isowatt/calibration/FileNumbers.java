package io.isowatt.calibration;

import io.isowatt.catalog.Fact;
import io.isowatt.catalog.YamlSection;
import io.isowatt.unit.Dimension;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of a file's section, each noted with kind and source. */
final class FileNumbers implements Numbers {

    private final YamlSection section;
    private final String path;
    private final List<Fact> facts;
    private final Map<String, Boolean> flags;

    FileNumbers(YamlSection section, String path, List<Fact> facts, Map<String, Boolean> flags) {
        this.section = section;
        this.path = path;
        this.facts = facts;
        this.flags = flags;
    }

    @Override
    public double quantity(String key, Dimension dimension, double least, double most) {
        return section.fact(key, dimension, least, most, facts);
    }

    @Override
    public double plain(String key, double least, double most) {
        return section.plainFact(key, least, most, facts);
    }

    @Override
    public boolean flag(String key) {
        boolean value = section.flag(key, true);
        flags.put(path + key, value);
        return value;
    }

    @Override
    public Numbers section(String key) {
        return new FileNumbers(section.section(key), path + key + ".", facts, flags);
    }

    @Override
    public Optional<Numbers> optionalSection(String key) {
        return section.optionalSection(key).map(inner -> new FileNumbers(inner, path + key + ".", facts, flags));
    }

    @Override
    public void close() {
        section.close();
    }
}
