package io.isowatt.measured.result;

import io.isowatt.catalog.LocatedJson.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CSV exports of AIPerf and GenAI-Perf as the keys that their JSON exports have: blocks of a header and rows of one metric each, the
 * unit behind its title, numbers with commas between thousands.
 */
final class PerfTable {

    private static final Pattern TITLE = Pattern.compile("(.*?)(?:\\(([^()]*)\\))?");

    private final Map<String, Value> metrics = new LinkedHashMap<>();
    private final Map<String, Value> boards = new LinkedHashMap<>();

    private PerfTable() {}

    /** Whether a line is the header of the first block. */
    static boolean isHeader(String line) {
        return line.matches("\uFEFF?\\s*\"?Metric\"?,\"?(avg|Value)\"?(,.*)?");
    }

    /** The keys of a table. */
    static Value.Keys read(List<String> lines) {
        PerfTable table = new PerfTable();
        List<String> header = List.of();
        int first = 1;
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.contains("Metric")) {
                first = header.isEmpty() ? i + 1 : first;
                header = cells;
            } else if (!header.isEmpty() && cells.size() > 1) {
                table.row(i + 1, header, cells);
            }
        }
        if (!table.boards.isEmpty()) {
            table.metrics.put("telemetry_stats", keys(first, Map.of(PerfMetric.POWER, keys(first, table.boards))));
        }
        return keys(first, table.metrics);
    }

    private void row(int line, List<String> header, List<String> cells) {
        int metric = header.indexOf("Metric");
        Matcher title = TITLE.matcher(cells.size() > metric ? cells.get(metric) : "");
        if (!title.matches()) {
            return;
        }
        String tag = PerfMetric.tag(title.group(1));
        Map<String, Value> values = new LinkedHashMap<>();
        if (title.group(2) != null) {
            values.put("unit", Value.Scalar.of(line, title.group(2)));
        }
        for (int column = metric + 1; column < Math.min(header.size(), cells.size()); column++) {
            String name = header.get(column).equals("Value") ? "avg" : header.get(column);
            if (!cells.get(column).isEmpty()) {
                values.put(name, Value.Scalar.of(line, cells.get(column).replace(",", "")));
            }
        }
        if (metric == 0) {
            metrics.put(tag, keys(line, values));
        } else if (tag.equals(PerfMetric.POWER) || tag.equals("gpu_power")) {
            boards.put("row " + line, keys(line, values));
        }
    }

    private static Value.Keys keys(int line, Map<String, Value> values) {
        return new Value.Keys(line, values);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (c != '\uFEFF') {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
