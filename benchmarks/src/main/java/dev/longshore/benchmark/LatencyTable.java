package dev.longshore.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long calls took, one line for each kind of call, in milliseconds. */
final class LatencyTable {

    private final List<String> lines = new ArrayList<>(
            List.of("| | p50 ms | p95 ms | p99 ms | slowest ms | calls |", "|---|---:|---:|---:|---:|---:|"));
    private final List<String> notes = new ArrayList<>();

    /** @param millis at least one */
    void add(String what, List<Double> millis) {
        lines.add("| %s | %.1f | %.1f | %.1f | %.1f | %,d |".formatted(what, Statistics.percentile(millis, 50),
                Statistics.percentile(millis, 95), Statistics.percentile(millis, 99), Collections.max(millis), millis.size()));
    }

    /** What is to be said below the table. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** A Markdown table, and the notes. */
    @Override
    public String toString() {
        return String.join("\n", lines) + "\n\n" + String.join("\n", notes) + "\n";
    }
}
