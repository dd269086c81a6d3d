package dev.longshore.contracts.log;

import java.util.List;

import dev.longshore.contracts.codec.SchemaVersion;
import dev.longshore.contracts.job.AttemptId;

import static java.util.Objects.requireNonNull;

/**
 * Consecutive lines of one log stream.
 *
 * @param region of the job's queue; streams of different regions are apart
 * @param group such as {@code /aws/batch/job}
 * @param firstLine the number of the first of {@code lines} in its stream, counted from 0: a line that comes again has the same number
 * @param lines none where nothing but the end is to be told
 * @param last whether the stream ends behind {@code lines}
 */
@SchemaVersion(2)
public record JobLogLines(AttemptId attempt, String region, String group, String stream, long firstLine, List<LogLine> lines,
        boolean last)
        implements
            LogMessage {

    public JobLogLines {
        requireNonNull(attempt, "attempt");
        requireNonNull(region, "region");
        requireNonNull(group, "group");
        requireNonNull(stream, "stream");
        lines = List.copyOf(lines);
    }

    @Override
    public String key() {
        return stream;
    }

    @Override
    public List<JobLogLines> parts() {
        return List.of(this);
    }
}
