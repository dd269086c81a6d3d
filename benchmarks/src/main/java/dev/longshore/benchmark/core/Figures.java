package dev.longshore.benchmark.core;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.longshore.benchmark.Statistics;

/** What several runs came to, in the order in which it was noted first. */
final class Figures {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void note(String name, double value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** A table of medians and spreads, in Markdown. */
    void print(PrintStream out) {
        out.println("| figure | median | min – max |\n|---|---:|---:|");
        values.forEach((name, taken) -> {
            Statistics figure = Statistics.of(taken);
            out.printf(Locale.ROOT, "| %s | %,.1f | %,.1f – %,.1f |%n", name, figure.median(), figure.min(), figure.max());
        });
    }

    /** Bytes of the heap that are taken once all garbage is gone. */
    static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
