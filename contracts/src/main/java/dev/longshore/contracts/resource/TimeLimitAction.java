package dev.longshore.contracts.resource;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of a job at the head of a queue that stays RUNNABLE for too long.
 *
 * @param reason the code for which it waits, such as {@code MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT}; a job that waits for another
 *        reason is not meant
 * @param limit 10 minutes to 24 hours
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_JobStateTimeLimitAction.html">JobStateTimeLimitAction</a>
 */
public record TimeLimitAction(String reason, Duration limit, Action action) {

    public TimeLimitAction {
        requireNonNull(reason, "reason");
        requireNonNull(limit, "limit");
        requireNonNull(action, "action");
    }

    /** Either ends a job that has not started. */
    public enum Action {
        CANCEL, TERMINATE
    }
}
