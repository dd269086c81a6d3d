package dev.longshore.benchmark;

import java.util.List;

/** What is said of several values of one figure. */
public record Statistics(double median, double min, double max) {

    /** @param values at least one */
    public static Statistics of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Statistics(percentile(sorted, 50), sorted.getFirst(), sorted.getLast());
    }

    /** By the nearest rank. @param percent 0 to 100 */
    static double percentile(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
