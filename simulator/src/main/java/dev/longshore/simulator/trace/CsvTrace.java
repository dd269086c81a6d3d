package dev.longshore.simulator.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private static final Set<String> TEXTS = Set.of("queue", "share");
    private static final Map<String, Range> NUMBERS = numbers();

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

    private static Map<String, Range> numbers() {
        Map<String, Range> numbers = new LinkedHashMap<>();
        numbers.put("submit", new Range(0, 1_000_000_000, false));
        numbers.put("run", new Range(0, 1_000_000_000, false));
        numbers.put("vcpus", new Range(0.001, 1_000_000, false));
        numbers.put("memory", new Range(1, 1_000_000_000, false));
        numbers.put("gpus", new Range(0, 1_000, true));
        numbers.put("limit", new Range(1, 1_000_000_000, false));
        numbers.put("children", new Range(2, 1_000_000, true));
        return numbers;
    }

    /** What a number may be, both ends included. */
    private record Range(double least, double most, boolean isWhole) {

        boolean holds(double number) {
            return number >= least && number <= most && (!isWhole || number == Math.rint(number));
        }

        @Override
        public String toString() {
            return (isWhole ? "a whole number from " : "a number from ")
                    + new BigDecimal(least).round(MathContext.DECIMAL32).stripTrailingZeros().toPlainString() + " to "
                    + (long) most;
        }
    }

    private void check(List<String> header) {
        for (String column : header) {
            if (!NUMBERS.containsKey(column) && !TEXTS.contains(column)) {
                throw new UnusableFileException("%s, line 1: there is no column '%s'; there are %s, queue, share".formatted(file,
                        column, String.join(", ", NUMBERS.keySet())));
            }
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new UnusableFileException("%s, line 1: there are two columns '%s'".formatted(file, column));
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
                    if (NUMBERS.get(column).holds(number)) {
                        return number;
                    }
                } catch (NumberFormatException e) {
                    throw notANumber(column, cell, e);
                }
                throw notANumber(column, cell, null);
            });
        }

        private UnusableFileException notANumber(String column, String cell, NumberFormatException cause) {
            return new UnusableFileException("%s, line %d: %s must be %s, not '%s'".formatted(file, line, column,
                    NUMBERS.get(column), cell), cause);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
