package dev.longshore.scheduler.cell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentHealths;
import dev.longshore.contracts.query.SchedulerAnswer.Explanation;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.Census;
import dev.longshore.scheduler.core.InputFailedException;
import dev.longshore.scheduler.core.OwnWorkFailedException;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Cell;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobSpec;

/**
 * A core that numbers the jobs as they come, and forgets those that are cancelled: whatever is lost, repeated or done half shows in the
 * numbers. Jobs called {@code refused} are refused, at one called {@code explosive} it breaks, and otherwise as {@link Mishaps} say.
 */
final class CountingCore implements CellCore {

    private final Map<JobId, JobSpec> jobs = new HashMap<>();
    private final AtomicInteger seen;
    private final Mishaps mishaps;
    private long next = 1;

    /** @param seen counts the messages */
    CountingCore(AtomicInteger seen, Mishaps mishaps) {
        this.seen = seen;
        this.mishaps = mishaps;
    }

    @Override
    public void restore(Entity entity) {
        if (entity instanceof JobSpec spec) {
            jobs.put(spec.job(), spec);
        } else if (entity instanceof Cell cell) {
            next = cell.nextSequence();
        }
    }

    @Override
    public Turn process(List<Message> batch, Instant now) {
        List<Effect> effects = new ArrayList<>();
        List<Turn.Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            seen.incrementAndGet();
            if (batch.get(i) instanceof JobSubmitted submitted) {
                submitted(submitted, i, effects, refusals);
            } else if (batch.get(i) instanceof CancelRequested cancel && jobs.containsKey(cancel.job())) {
                JobSpec spec = jobs.remove(cancel.job());
                effects.add(new Effect.EntityRemoved(spec.key()));
                effects.add(status(spec.submitted(), 2, JobStatus.FAILED, "cancelled " + spec.sequence()));
            }
        }
        if (Mishaps.strikes(mishaps.atOwnWork)) {
            throw new OwnWorkFailedException("liveness", new IllegalStateException("oops"));
        }
        return new Turn(effects, refusals);
    }

    private void submitted(JobSubmitted submitted, int input, List<Effect> effects, List<Turn.Refusal> refusals) {
        if (submitted.jobName().equals("explosive")
                || submitted.jobName().equals("unlucky") && Mishaps.strikes(mishaps.onInput)) {
            throw new InputFailedException(input, new IllegalStateException("boom"));
        }
        if (submitted.jobName().equals("refused")) {
            refusals.add(new Turn.Refusal(input, "not this one"));
            return;
        }
        if (jobs.containsKey(submitted.job())) {
            return;
        }
        JobSpec spec = new JobSpec(submitted, next++);
        jobs.put(submitted.job(), spec);
        effects.add(new Effect.EntityPut(spec));
        effects.add(new Effect.EntityPut(new Cell(Instant.EPOCH, next, 1)));
        effects.add(status(submitted, 1, JobStatus.SUBMITTED, "number " + spec.sequence()));
    }

    private static Effect status(JobSubmitted job, long version, JobStatus status, String reason) {
        return new Effect.Said(new JobStatusChanged(job.job(), job.queue(), version, job.submittedAt(), status,
                Optional.of(reason), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false,
                false, List.of()));
    }

    @Override
    public Census census() {
        return new Census(Map.of(), Map.of());
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public Map<JobId, String> whyWaiting(List<JobId> asked) {
        Map<JobId, String> reasons = new HashMap<>();
        asked.stream().filter(jobs::containsKey).forEach(job -> reasons.put(job, "number " + jobs.get(job).sequence()));
        return reasons;
    }

    @Override
    public Explanation explain(Explain query, Instant now) {
        return new Explanation(query.queryId(), now, Optional.empty());
    }

    @Override
    public EnvironmentHealths health(HowHealthy query, Instant now) {
        return new EnvironmentHealths(query.queryId(), now, Map.of());
    }

    @Override
    public void lookAtFronts(Instant now) {
        // nobody is anywhere
    }

    @Override
    public QueueFront front(FrontOf query, Instant now) {
        return new QueueFront(query.queryId(), now, List.of(), jobs.size(), Optional.empty());
    }

    @Override
    public Map<Arn, Integer> vcpuMillis(List<Arn> environments) {
        return Map.of();
    }
}
