package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

/** What jobs have in common is kept once, however many they are: thousands come from one definition. */
public final class CommonParts {

    private final Pool<Workload> workloads = new Pool<>();
    private final Pool<RetryStrategy> strategies = new Pool<>();
    private final Pool<Arn> queues = new Pool<>();
    private final Pool<String> names = new Pool<>();

    /** An equal spec, made of parts that others have too. */
    public JobSpec take(JobSpec spec) {
        JobSubmitted job = spec.submitted();
        return new JobSpec(job.with(names.take(job.jobName()), queues.take(job.queue()), names.take(job.jobDefinitionName()),
                workloads.take(job.workload()), strategies.take(job.retryStrategy())), spec.sequence());
    }

    /** Of a spec that was taken and is no longer held. */
    public void leave(JobSpec spec) {
        JobSubmitted job = spec.submitted();
        workloads.leave(job.workload());
        strategies.leave(job.retryStrategy());
        queues.leave(job.queue());
        names.leave(job.jobName());
        names.leave(job.jobDefinitionName());
    }
}
