package dev.longshore.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Longshore's own metrics in the table of the operations guide.
 *
 * @param labels of each metric, by its name
 */
record MetricsTable(Map<String, Set<String>> labels) {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`longshore_[^|]*) \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");
    private static final Pattern LABEL = Pattern.compile("[a-z]+");

    static MetricsTable read() throws IOException {
        Map<String, Set<String>> labels = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/operations.md")));
        while (row.find()) {
            Set<String> ofRow = all(LABEL, row.group(2));
            NAME.matcher(row.group(1)).results().forEach(name -> labels.put(name.group(1), ofRow));
        }
        return new MetricsTable(labels);
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> all = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> all.add(match.group()));
        return all;
    }
}
