package dev.longshore.scheduler.core.state;

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

    /** What it asks for; for an array, what each child asks for. Made anew each time: a job is kept with a shared one. */
    Ask ask() {
        return Ask.of(submitted);
    }

    @Override
    public String key() {
        return JobProgress.PREFIX + job().base() + SUFFIX;
    }
}
