package dev.longshore.simulator.trace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.simulator.UnusableFileException;

/**
 * The Standard Workload Format: a job to a line, 18 numbers, −1 for what is not known, comments behind a semicolon.
 *
 * <p>A processor counts as a vCPU; memory is given in KiB per processor and counts as 1 MiB where it is not known; the user is the share;
 * jobs that never ran are left out. The queue's number is the queue's name where the configuration has such a queue.
 *
 * @see <a href="https://www.cs.huji.ac.il/labs/parallel/workload/swf.html">Parallel Workloads Archive, the standard workload format</a>
 */
final class SwfTrace {

    private static final int FIELDS = 18;
    private static final int SUBMIT = 1;
    private static final int RUN = 3;
    private static final int PROCESSORS_USED = 4;
    private static final int MEMORY_USED = 6;
    private static final int PROCESSORS_REQUESTED = 7;
    private static final int TIME_REQUESTED = 8;
    private static final int MEMORY_REQUESTED = 9;
    private static final int USER = 11;
    private static final int QUEUE = 14;
    private static final long KIB_IN_MIB = 1024;
    private static final double MOST = 1_000_000_000;
    private static final double MOST_PROCESSORS = 1_000_000;

    private final Path file;

    SwfTrace(Path file) {
        this.file = file;
    }

    List<TraceJob> parse(List<String> lines) {
        List<TraceJob> jobs = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && line.charAt(0) != ';') {
                job(i + 1, fields(i + 1, line)).ifPresent(jobs::add);
            }
        }
        return jobs;
    }

    private double[] fields(int line, String text) {
        String[] parts = text.split("\\s+");
        if (parts.length != FIELDS) {
            throw new UnusableFileException("%s, line %d: a job has %d fields in the Standard Workload Format, not %d"
                    .formatted(file, line, FIELDS, parts.length));
        }
        double[] fields = new double[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = number(line, i, parts[i]);
        }
        return fields;
    }

    private double number(int line, int field, String text) {
        double most = field == PROCESSORS_USED || field == PROCESSORS_REQUESTED ? MOST_PROCESSORS : MOST;
        try {
            double number = Double.parseDouble(text);
            if (number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(line, field, text, most, e);
        }
        throw notANumber(line, field, text, most, null);
    }

    private UnusableFileException notANumber(int line, int field, String text, double most, NumberFormatException cause) {
        return new UnusableFileException("%s, line %d: field %d must be a number of at most %d, not '%s'".formatted(file, line,
                field + 1, (long) most, text), cause);
    }

    private static Optional<TraceJob> job(int line, double[] fields) {
        double processors = known(fields[PROCESSORS_REQUESTED], fields[PROCESSORS_USED]);
        if (processors < 1 || fields[RUN] < 0) {
            return Optional.empty();
        }
        double kib = Math.max(0, known(fields[MEMORY_REQUESTED], fields[MEMORY_USED]));
        long mib = Math.max(1, Math.round(kib * processors / KIB_IN_MIB));
        return Optional.of(new TraceJob(line, seconds(fields[SUBMIT]), seconds(fields[RUN]),
                new Resources(Vcpus.of((int) processors), new MemoryMib(mib), Gpus.NONE),
                Optional.of(fields[TIME_REQUESTED]).filter(limit -> limit > 0).map(SwfTrace::seconds),
                name(fields[QUEUE]), name(fields[USER]), Optional.empty()));
    }

    private static double known(double wanted, double otherwise) {
        return wanted > 0 ? wanted : otherwise;
    }

    private static Optional<String> name(double number) {
        return Optional.of(number).filter(known -> known >= 0).map(known -> Long.toString(Math.round(known)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000));
    }
}
