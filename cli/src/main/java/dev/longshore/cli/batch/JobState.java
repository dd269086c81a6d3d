package dev.longshore.cli.batch;

/** The states of AWS Batch, in the order in which a job passes through them. */
public enum JobState {
    SUBMITTED, PENDING, RUNNABLE, STARTING, RUNNING, SUCCEEDED, FAILED;

    /** Whether the job stays in this state for good. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED;
    }
}
