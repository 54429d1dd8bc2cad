package io.isowatt.report.compare;

import io.isowatt.report.front.FrontLine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names that tell fronts apart: that of the machine; where it stands there more than once, with the few facts in which those fronts
 * differ, else with the title of the study, and with a number where nothing else is left.
 */
final class CurveNames {

    /** More facts than this make no name. */
    private static final int MOST_FACTS = 2;

    private final List<FrontLine> lines;
    private final List<CurveFacts> facts;
    private final Set<String> takenNames = new HashSet<>();
    private final Set<String> takenIds = new HashSet<>();

    private CurveNames(List<FrontLine> lines, List<CurveFacts> facts) {
        this.lines = lines;
        this.facts = facts;
    }

    /** The fronts with their facts as curves. */
    static List<Curve> curves(List<FrontLine> lines, List<CurveFacts> facts) {
        CurveNames names = new CurveNames(lines, facts);
        List<Curve> curves = new ArrayList<>();
        for (int c = 0; c < lines.size(); c++) {
            curves.add(names.curve(c));
        }
        return curves;
    }

    private Curve curve(int c) {
        FrontLine line = lines.get(c);
        String name = free(takenNames, name(c), " (", ")");
        String id = free(takenIds, line.id(), "-", "");
        return new Curve(
                name,
                new FrontLine(id, name, line.found(), line.chosenRank(), line.axes(), line.front(), line.points()),
                facts.get(c));
    }

    private String name(int c) {
        String name = lines.get(c).name();
        List<CurveFacts> alike = new ArrayList<>();
        for (int other = 0; other < lines.size(); other++) {
            if (lines.get(other).name().equals(name)) {
                alike.add(facts.get(other));
            }
        }
        List<Integer> different = new ArrayList<>();
        List<String> own = facts.get(c).words();
        for (int word = 0; word < own.size(); word++) {
            int place = word;
            if (alike.stream().map(one -> one.words().get(place)).distinct().count() > 1) {
                different.add(word);
            }
        }
        if (different.size() > 1) {
            different.remove(Integer.valueOf(own.size() - 1));
        }
        boolean titled = alike.stream().map(CurveFacts::study).distinct().count() > 1;
        if (different.isEmpty() || (different.size() > MOST_FACTS && titled)) {
            return titled ? name + ", " + facts.get(c).study() : name;
        }
        return different.stream().map(own::get).collect(Collectors.joining(", ", name + ", ", ""));
    }

    private static String free(Set<String> taken, String plain, String before, String after) {
        String name = plain;
        for (int number = 2; !taken.add(name); number++) {
            name = plain + before + number + after;
        }
        return name;
    }
}
