package dev.longshore.gateway.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;

/** Makes statuses of one job, each a version further. */
public final class AStatus {

    public static final InstanceId INSTANCE = new InstanceId("i-0123456789abcdef0");
    static final Arn ENVIRONMENT = Arn.batch("eu-west-1", "123456789012", "compute-environment", "ce");
    private static final Arn QUEUE = Arn.batch("eu-west-1", "123456789012", "job-queue", "q");

    private final JobId job;
    private final Instant start;
    private Arn queue = QUEUE;
    private boolean cancelled;
    private boolean terminated;
    private final List<EndedAttempt> ended = new ArrayList<>();
    private long version;
    private Optional<ArrayProgress> array = Optional.empty();

    AStatus(JobId job, Instant start) {
        this.job = job;
        this.start = start;
    }

    /** From now on tells of a job of that queue. @param name in the region and account of the tests */
    public AStatus in(String name) {
        queue = Arn.batch("eu-west-1", "123456789012", "job-queue", name);
        return this;
    }

    public JobStatusChanged waiting(JobStatus status, String reason) {
        return change(status, reason, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public JobStatusChanged running(int attempt) {
        return change(JobStatus.RUNNING, null, Optional.of(start.plusSeconds(attempt)), Optional.empty(),
                Optional.of(current(attempt, Optional.empty(), List.of())));
    }

    /** The attempt ends; the job, too, unless it ended with {@link JobStatus#RUNNABLE}. */
    public JobStatusChanged exited(JobStatus status, int attempt, int exitCode) {
        return exited(status, attempt, exitCode, List.of());
    }

    /** See {@link #exited(JobStatus, int, int)}, of a job with several containers. */
    JobStatusChanged exited(JobStatus status, int attempt, int exitCode, List<ContainerEnd> containers) {
        CurrentAttempt over = current(attempt, Optional.of(exitCode), containers);
        Instant stopped = start.plusSeconds(60L + attempt);
        ended.add(new EndedAttempt(over, Optional.of(start.plusSeconds(attempt)), stopped, "Essential container in task exited"));
        return change(status, "Essential container in task exited", Optional.of(start.plusSeconds(attempt)),
                status.isTerminal() ? Optional.of(stopped) : Optional.empty(), Optional.of(over));
    }

    public JobStatusChanged array(JobStatus status, JobStatus untouched, Map<JobStatus, Integer> counts) {
        int size = counts.values().stream().mapToInt(Integer::intValue).sum();
        array = Optional.of(new ArrayProgress(size, new EnumMap<>(counts), untouched));
        return change(status, null, Optional.empty(),
                status.isTerminal() ? Optional.of(start.plusSeconds(90)) : Optional.empty(), Optional.empty());
    }

    /** The scheduler has taken a request to stop the job. */
    public JobStatusChanged stopped(JobStatus status, String reason, boolean byTermination) {
        cancelled = !byTermination;
        terminated = byTermination;
        return change(status, reason, Optional.empty(), Optional.of(start.plusSeconds(99)), Optional.empty());
    }

    private CurrentAttempt current(int number, Optional<Integer> exitCode, List<ContainerEnd> containers) {
        return new CurrentAttempt(number, INSTANCE, ENVIRONMENT, Optional.of(new AttemptId(job, number).logStream("definition")),
                exitCode, Optional.empty(), containers);
    }

    private JobStatusChanged change(JobStatus status, String reason, Optional<Instant> startedAt, Optional<Instant> stoppedAt,
            Optional<CurrentAttempt> current) {
        version++;
        return new JobStatusChanged(job, queue, version, start, status, Optional.ofNullable(reason), startedAt, stoppedAt,
                current,
                ended, array, cancelled, terminated,
                List.of(new Transition(status, start.plusSeconds(version), Optional.ofNullable(reason))));
    }
}
