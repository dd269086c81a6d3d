package dev.longshore.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All values of all runs. */
final class Report {

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String scenario, Map<String, Double> figures) {
        Map<String, List<Double>> ofScenario = values.computeIfAbsent(scenario, unused -> new LinkedHashMap<>());
        figures.forEach((figure, value) -> ofScenario.computeIfAbsent(figure, unused -> new ArrayList<>()).add(value));
    }

    /** A Markdown table: scenario, figure, median, least and greatest value. */
    String table() {
        StringBuilder table = new StringBuilder("| scenario | figure | median | min – max | runs |\n|---|---|---:|---:|---:|\n");
        values.forEach((scenario, figures) -> figures.forEach((figure, all) -> {
            Statistics statistics = Statistics.of(all);
            table.append("| %s | %s | %s | %s – %s | %d |%n".formatted(scenario, figure, number(statistics.median()),
                    number(statistics.min()), number(statistics.max()), all.size()));
        }));
        return table.toString();
    }

    /** The values with what is needed to compare them later. */
    Map<String, Object> json(Instant at, String runtime) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at.toString());
        json.put("runtime", runtime);
        json.put("cores", Runtime.getRuntime().availableProcessors());
        json.put("java", System.getProperty("java.vm.version"));
        json.put("values", values);
        return json;
    }

    private static String number(double value) {
        return value < 100 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
    }
}
