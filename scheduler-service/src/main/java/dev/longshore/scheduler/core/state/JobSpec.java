package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What never changes of a job or array.
 *
 * @param sequence its place in line, by order of submission; unique in the cell
 */
public record JobSpec(JobSubmitted submitted, long sequence) implements Entity {

    static final String SUFFIX = "/spec";

    public JobSpec {
        requireNonNull(submitted, "submitted");
    }

    public JobId job() {
        return submitted.job();
    }

    public Arn queue() {
        return submitted.queue();
    }

    /** What it needs; for an array, what each child needs. */
    public Resources needs() {
        return submitted.container().resources();
    }

    @Override
    public String key() {
        return JobProgress.PREFIX + job().base() + SUFFIX;
    }
}
