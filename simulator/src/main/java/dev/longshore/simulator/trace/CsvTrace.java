package dev.longshore.simulator.trace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.simulator.UnusableFileException;

/**
 * A history as comma-separated values: a header that names the columns, in any order, then a job to a line. {@code submit} and
 * {@code run} (seconds) are needed; {@code vcpus} (1), {@code memory} (MiB, 1), {@code gpus} (0), {@code limit} (seconds), {@code queue},
 * {@code share} and {@code children} may be left out or empty.
 */
final class CsvTrace {

    private static final List<String> COLUMNS = List.of("submit", "run", "vcpus", "memory", "gpus", "limit", "queue", "share",
            "children");

    private final Path file;

    CsvTrace(Path file) {
        this.file = file;
    }

    List<TraceJob> parse(List<String> lines) {
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        check(header);
        List<TraceJob> jobs = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                jobs.add(new Row(i + 1, header, cells(lines.get(i))).job());
            }
        }
        return jobs;
    }

    private void check(List<String> header) {
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                throw new UnusableFileException("%s, line 1: there is no column '%s'; there are %s".formatted(file, column,
                        String.join(", ", COLUMNS)));
            }
        }
        if (!header.contains("submit") || !header.contains("run")) {
            throw new UnusableFileException(file + ", line 1: the columns submit and run are needed");
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    /** A line of the file. */
    private final class Row {

        private final int line;
        private final List<String> header;
        private final List<String> cells;

        Row(int line, List<String> header, List<String> cells) {
            this.line = line;
            this.header = header;
            this.cells = cells;
            if (cells.size() != header.size()) {
                throw new UnusableFileException("%s, line %d: %d values for %d columns".formatted(file, line, cells.size(),
                        header.size()));
            }
        }

        TraceJob job() {
            Resources needs = new Resources(new Vcpus((int) Math.round(number("vcpus").orElse(1.0) * 1000)),
                    new MemoryMib(Math.round(number("memory").orElse(1.0))),
                    new Gpus((int) Math.round(number("gpus").orElse(0.0))));
            return new TraceJob(line, needed("submit"), needed("run"), needs, number("limit").map(CsvTrace::seconds),
                    text("queue"),
                    text("share"), number("children").map(count -> (int) Math.round(count)));
        }

        private Duration needed(String column) {
            return number(column).map(CsvTrace::seconds).orElseThrow(
                    () -> new UnusableFileException("%s, line %d: %s is needed".formatted(file, line, column)));
        }

        private Optional<String> text(String column) {
            int index = header.indexOf(column);
            return index < 0 ? Optional.empty() : Optional.of(cells.get(index)).filter(cell -> !cell.isEmpty());
        }

        private Optional<Double> number(String column) {
            return text(column).map(cell -> {
                try {
                    double number = Double.parseDouble(cell);
                    if (number >= 0) {
                        return number;
                    }
                } catch (NumberFormatException e) {
                    throw notANumber(column, cell, e);
                }
                throw notANumber(column, cell, null);
            });
        }

        private UnusableFileException notANumber(String column, String cell, NumberFormatException cause) {
            return new UnusableFileException("%s, line %d: %s must be a number from 0 on, not '%s'".formatted(file, line, column,
                    cell), cause);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
