package dev.longshore.contracts.status;

import java.util.List;

import dev.longshore.contracts.Message;

/** What is on the topic of statuses: of one job, or of several that changed in the same turn of the scheduler. */
public sealed interface JobStatusMessage extends Message permits JobStatusChanged, JobStatuses {

    /** What became of jobs, in order. */
    List<JobStatusChanged> changes();
}
