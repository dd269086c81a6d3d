package dev.longshore.contracts.job;

/**
 * The states of a job.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_states.html">AWS Batch user guide, job states</a>
 */
public enum JobStatus {
    SUBMITTED, PENDING, RUNNABLE, STARTING, RUNNING, SUCCEEDED, FAILED;

    /** Whether the state is final. */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** Whether {@code next} may follow this state. An array parent goes from PENDING to its end directly. */
    public boolean mayBecome(JobStatus next) {
        return switch (this) {
            case SUBMITTED -> next == PENDING || next == RUNNABLE || next == FAILED;
            case PENDING -> next == RUNNABLE || next == SUCCEEDED || next == FAILED;
            case RUNNABLE -> next == STARTING || next == FAILED;
            case STARTING -> next == RUNNING || next == RUNNABLE || next == SUCCEEDED || next == FAILED;
            case RUNNING -> next == SUCCEEDED || next == FAILED || next == RUNNABLE;
            case SUCCEEDED, FAILED -> false;
        };
    }
}
