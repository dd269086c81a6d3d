package dev.longshore.gateway.job.insight;

import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.logs.LogTail;

/**
 * Where the logs of a job's attempts are.
 *
 * @param group of the logs
 * @param container its name; empty where it has none
 */
record AttemptLogs(String group, Optional<String> container) {

    /** The number of the latest attempt; 0 where there is none. */
    static int latest(Job job) {
        return attempts(job).mapToInt(CurrentAttempt::number).max().orElse(0);
    }

    /** Nothing for an attempt that has not run. */
    Optional<LogTail.Place> of(Job job, int number) {
        return attempts(job).filter(attempt -> attempt.number() == number).flatMap(attempt -> attempt.logStream().stream())
                .findFirst().map(stream -> new LogTail.Place(job.queue().region(), group, streamOf(job, number, stream)));
    }

    private String streamOf(Job job, int number, String only) {
        return container.map(name -> new AttemptId(job.id(), number).logStream(job.definitionName(), name)).orElse(only);
    }

    private static Stream<CurrentAttempt> attempts(Job job) {
        return Stream.concat(job.state().attempts().stream().map(EndedAttempt::attempt), job.state().current().stream());
    }
}
