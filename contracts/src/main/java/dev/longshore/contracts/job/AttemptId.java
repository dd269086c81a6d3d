package dev.longshore.contracts.job;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * Names one try at running a job.
 *
 * @param number 1 for the first, at most 10
 */
public record AttemptId(JobId job, int number) implements Comparable<AttemptId> {

    private static final int MOST = 10;

    public AttemptId {
        requireNonNull(job, "job");
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("attempts are counted from 1 to " + MOST + ", so that none is number " + number);
        }
    }

    /** Reads what {@link #toString} writes. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static AttemptId parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("an attempt id is a job id, a slash and a number, not '" + text + "'");
        }
        return new AttemptId(JobId.parse(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** The id of the ECS task that AWS would show for this attempt: 32 hexadecimal digits that follow from the attempt. */
    public String taskId() {
        return uuid().toString().replace("-", "");
    }

    /** The name of the pod that AWS would show for this attempt: like {@link #taskId}, written as a UUID. */
    public String podName() {
        return "aws-batch." + uuid();
    }

    /**
     * The log stream of the attempt, as AWS Batch names it.
     *
     * @param jobDefinitionName without revision; its first 200 characters are used
     */
    public String logStream(String jobDefinitionName) {
        return logStream(jobDefinitionName, "default");
    }

    /**
     * The log stream of one container of the attempt.
     *
     * @param jobDefinitionName without revision; its first 200 characters are used
     * @param container its name within the task
     */
    public String logStream(String jobDefinitionName, String container) {
        return jobDefinitionName.substring(0, Math.min(200, jobDefinitionName.length())) + "/" + container + "/" + taskId();
    }

    private UUID uuid() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(AttemptId other) {
        int byJob = job.compareTo(other.job);
        return byJob != 0 ? byJob : Integer.compare(number, other.number);
    }

    @JsonValue
    @Override
    public String toString() {
        return job + "/" + number;
    }
}
