package dev.longshore.scheduler.core.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody who was RUNNABLE before a turn, and still is after it, has seen another placed in it who comes after: one who asks for the same
 * in the same queue and share, by scheduling priority and order of submission; or one who asks for the same or more in a queue of lower
 * priority, on an environment that both queues use.
 */
final class NobodyIsPassedByAnEqual implements Observer {

    private final SubmissionOrder order = new SubmissionOrder();

    @Override
    public void see(Step step) {
        order.note(step.batch());
        List<Placed> placed = RunningJobs.placed(step.after()).filter(job -> job.placement().placedAt().equals(step.now()))
                .map(job -> new Placed(job.submitted(), job.placement().environment())).toList();
        if (placed.isEmpty()) {
            return;
        }
        Set<JobId> passed = WaitingJobs.in(step.before());
        passed.retainAll(WaitingJobs.in(step.after()));
        for (JobId waiting : passed) {
            JobSubmitted loser = RunningJobs.spec(step.after(), waiting);
            placed.forEach(winner -> assertThat(comesBefore(step, loser, winner))
                    .as("%s starts at %s before %s", winner.job(), winner.environment(), waiting).isFalse());
        }
    }

    private record Placed(JobSubmitted job, Arn environment) {}

    private boolean comesBefore(Step step, JobSubmitted loser, Placed winner) {
        JobSubmitted job = winner.job();
        if (loser.job().equals(job.job())) {
            return false;
        }
        Optional<JobQueueDefined> queue = queue(step.after(), loser.queue());
        if (loser.queue().equals(job.queue()) && asksForTheSame(loser, job)) {
            boolean byPriority = queue.flatMap(JobQueueDefined::schedulingPolicy).isPresent();
            int priority = byPriority ? Integer.compare(loser.terms().priority(), job.terms().priority()) : 0;
            return loser.terms().share().equals(job.terms().share())
                    && (priority > 0 || priority == 0 && order.isBefore(loser.job(), job.job()));
        }
        return asksForNoMore(loser, job) && queue
                .filter(known -> isHigherAndFree(known, queue(step.after(), job.queue()), winner.environment())).isPresent();
    }

    private static boolean isHigherAndFree(JobQueueDefined queue, Optional<JobQueueDefined> lower, Arn environment) {
        boolean isFree = queue.schedulingPolicy().isEmpty() && queue.maxRunningJobs().isEmpty()
                && queue.maxRunningJobsPerShare().isEmpty();
        return isFree && lower.filter(other -> other.priority() < queue.priority()).isPresent()
                && queue.computeEnvironments().contains(environment);
    }

    private static boolean asksForNoMore(JobSubmitted one, JobSubmitted other) {
        return one.workload().resources().fitsInto(other.workload().resources()) && one.nodes().isEmpty()
                && other.nodes().isEmpty() && one.attemptTimeout().equals(other.attemptTimeout())
                && one.terms().consumables().isEmpty();
    }

    private static boolean asksForTheSame(JobSubmitted one, JobSubmitted other) {
        return one.workload().resources().equals(other.workload().resources()) && one.nodes().isEmpty()
                && other.nodes().isEmpty() && one.attemptTimeout().equals(other.attemptTimeout())
                && one.terms().consumables().equals(other.terms().consumables());
    }

    private static Optional<JobQueueDefined> queue(Map<String, Entity> entities, Arn arn) {
        return Optional.ofNullable((Queue) entities.get("queue/" + arn)).map(Queue::definition);
    }
}
