package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.job.JobId;

/** What has ended for good, and may be waited for by others. */
public sealed interface Ending {

    /** A single job, an array parent or a child. */
    record OfJob(JobId job) implements Ending {}

    /** Every child of an array that has no progress of its own. */
    record OfUntouchedChildren(JobId array) implements Ending {}
}
