package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import static java.util.Objects.requireNonNull;

/**
 * What a target's input can say of its invocation.
 *
 * @param executionId of sixteen digits; the same for each attempt
 * @param attempt from 1
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html">Adding context
 *      attributes</a>
 */
public record ContextAttributes(String scheduleArn, Instant scheduledTime, String executionId, int attempt) {

    public ContextAttributes {
        requireNonNull(scheduleArn, "scheduleArn");
        requireNonNull(scheduledTime, "scheduledTime");
        requireNonNull(executionId, "executionId");
    }

    /** Puts them in the place of their keywords. None of them holds anything that JSON would want escaped. */
    public String in(String input) {
        return input.replace("<aws.scheduler.schedule-arn>", scheduleArn)
                .replace("<aws.scheduler.scheduled-time>", scheduledTime.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.execution-id>", executionId)
                .replace("<aws.scheduler.attempt-number>", Integer.toString(attempt));
    }
}
