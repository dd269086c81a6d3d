package dev.longshore.gateway.servicejob;

/**
 * The states of a service job.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/service-job-status.html">AWS Batch user guide, service job status</a>
 */
enum ServiceJobStatus {
    SUBMITTED, PENDING,
    /** Waits for capacity of its service environment. */
    RUNNABLE,
    /** Handed over to the other service. */
    SCHEDULED, STARTING, RUNNING, SUCCEEDED, FAILED;

    boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }
}
