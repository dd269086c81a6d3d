package dev.longshore.executor.logs;

import java.util.List;

import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.log.LogLine;

/** What is sent instead of a batch that Kafka finds too large. Each line keeps its number, and the end stays behind the last. */
final class Halves {
    private Halves() {}

    /** Two batches, or one of half a line; none when there is nothing left to take away. */
    static List<JobLogLines> of(JobLogLines batch) {
        int size = batch.lines().size();
        if (size > 1) {
            return List.of(part(batch, 0, batch.lines().subList(0, size / 2), false),
                    part(batch, size / 2, batch.lines().subList(size / 2, size), batch.last()));
        }
        return batch.lines().stream().filter(line -> !line.text().isEmpty())
                .map(line -> part(batch, 0, List.of(new LogLine(line.timestamp(), half(line.text()))), batch.last())).toList();
    }

    private static JobLogLines part(JobLogLines batch, int from, List<LogLine> lines, boolean last) {
        return new JobLogLines(batch.attempt(), batch.region(), batch.group(), batch.stream(), batch.firstLine() + from, lines,
                last);
    }

    /** Between characters, so that none is torn. */
    private static String half(String text) {
        return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
    }
}
