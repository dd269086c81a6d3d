package dev.longshore.simulator.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.longshore.simulator.UnusableFileException;

/** Reads a history: {@code .csv} as the CSV form, anything else as the Standard Workload Format. */
public final class Trace {

    /** Some programs begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Trace() {}

    /**
     * The jobs in the order of the file.
     *
     * @throws UnusableFileException when the file cannot be read, a line has not the form, or there is no job
     */
    public static List<TraceJob> read(Path file) {
        List<TraceJob> jobs = parse(file, lines(file));
        if (jobs.isEmpty()) {
            throw new UnusableFileException(file + " holds no job");
        }
        return jobs;
    }

    private static List<TraceJob> parse(Path file, List<String> lines) {
        boolean isCsv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        return isCsv ? new CsvTrace(file).parse(lines) : new SwfTrace(file).parse(lines);
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
        } catch (IOException e) {
            throw UnusableFileException.unread(file, e);
        }
    }
}
