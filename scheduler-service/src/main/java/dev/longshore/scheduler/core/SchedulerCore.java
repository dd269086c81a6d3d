package dev.longshore.scheduler.core;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.EnvironmentHealth;
import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentHealths;
import dev.longshore.contracts.query.SchedulerAnswer.Explanation;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.consumable.Consumption;
import dev.longshore.scheduler.core.health.Healths;
import dev.longshore.scheduler.core.job.StatusMessages;
import dev.longshore.scheduler.core.reason.Sentences;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.TurnJournal;
import dev.longshore.scheduler.core.why.Explanations;
import dev.longshore.scheduler.core.why.WhyWaiting;

/** The scheduler of one cell: a state machine. Messages and time come in, effects come out; nothing else happens. One thread at a time. */
public final class SchedulerCore {

    private final Wiring core;
    private final Inbox inbox;
    private final DueWork dueWork;
    private final Aftermath aftermath;
    private Instant latest = Instant.EPOCH;
    private Optional<WhyWaiting> why = Optional.empty();

    public SchedulerCore(CoreSettings settings) {
        core = new Wiring(settings);
        inbox = new Inbox(core);
        dueWork = new DueWork(core);
        aftermath = new Aftermath(core);
    }

    /** Puts a stored entity into memory. Only before the first {@link #process}; in whatever order. */
    public void restore(Entity entity) {
        core.memory.evolve(new Effect.EntityPut(entity));
    }

    /**
     * Acts on a batch of messages, then on the deadlines that are due, then makes one scheduling pass. Memory has changed by exactly the
     * effects when this returns.
     *
     * <p>Executors are declared lost only while heartbeats are heard without a gap; so that the loss of the only executor is noticed, give
     * heartbeats of the owner itself to the cell, under a name that no executor has. Queries are not answered here.
     *
     * @param now the clock; where it is behind the last stored time, that one counts
     * @throws InputFailedException when acting on a message fails and cannot be taken back; the core is of no more use then
     * @throws OwnWorkFailedException when anything else fails, which is no message's fault; the core is of no more use then
     */
    public Turn process(List<Message> batch, Instant now) {
        why = Optional.empty();
        TurnJournal journal = new TurnJournal(core.memory, advance(now));
        List<Turn.Refusal> refusals = inbox.act(journal, batch);
        ownWork("deadlines", () -> decide(journal, () -> dueWork.act(journal)));
        ownWork("liveness", () -> decide(journal, () -> core.liveness.look(journal)));
        ownWork("scheduling pass", () -> core.pass.run(journal, core.launches));
        ownWork("end of turn", () -> endTurn(journal));
        return new Turn(journal.effects(), refusals);
    }

    private void decide(TurnJournal journal, Runnable decision) {
        aftermath.attempt(journal, decision).ifPresent(failure -> {
            throw failure;
        });
    }

    private void endTurn(TurnJournal journal) {
        aftermath.settle(journal);
        core.idle.watch(journal);
        core.deletions.tell(journal);
        core.orders.acknowledge(journal);
        core.timeLimits.note(journal);
        StatusMessages.say(journal);
        Consumption.tell(journal);
    }

    /** When {@link #process} is to be called even if no message has come. */
    public Optional<Instant> nextDue() {
        return Stream.of(core.memory.deadlines().next(), core.liveness.nextLook()).flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Why jobs wait, in plain words; jobs that do not wait or are not known are left out. */
    public Map<JobId, String> whyWaiting(List<JobId> jobs) {
        Map<JobId, String> reasons = new LinkedHashMap<>();
        WhyWaiting why = whyWaiting();
        jobs.forEach(job -> why.of(job).ifPresent(reason -> reasons.put(job, Sentences.of(reason))));
        return reasons;
    }

    /** What is known of a job that waits. */
    public Explanation explain(Explain query, Instant now) {
        return new Explanation(query.queryId(), now,
                new Explanations(core.memory, whyWaiting(), core.forecast, now).of(query.job()));
    }

    /** To find where all lines have come to a halt costs a walk past all queues: it holds until the next turn. */
    private WhyWaiting whyWaiting() {
        if (why.isEmpty()) {
            why = Optional.of(new WhyWaiting(core.memory, core.fit, core.prospects));
        }
        return why.get();
    }

    /** How those of these environments that are known are doing. */
    public EnvironmentHealths health(HowHealthy query, Instant now) {
        Map<Arn, EnvironmentHealth> known = new LinkedHashMap<>();
        Healths healths = new Healths(core.memory);
        query.environments().forEach(arn -> healths.of(arn).ifPresent(health -> known.put(arn, health)));
        return new EnvironmentHealths(query.queryId(), now, known);
    }

    /** Takes note of who is first in each queue, so that {@link #front} knows since when. To be called about once a second. */
    public void lookAtFronts(Instant now) {
        core.fronts.look(now);
    }

    /** Who is first in a queue, and what it holds. */
    public QueueFront front(FrontOf query, Instant now) {
        return core.fronts.of(query.queryId(), query.queue(), now);
    }

    /** Thousandths of a vCPU of the instances of each of these environments that is known, those included that are on their way. */
    public Map<Arn, Integer> vcpuMillis(List<Arn> environments) {
        Map<Arn, Integer> sizes = new LinkedHashMap<>();
        environments.stream().filter(arn -> core.memory.environment(arn).isPresent())
                .forEach(arn -> sizes.put(arn, core.memory.instances().fleet(arn).vcpus().millis()));
        return sizes;
    }

    /** Counts for the metrics, as of now. */
    public Census census() {
        return Census.of(core.memory);
    }

    private Instant advance(Instant now) {
        Instant stored = core.memory.cell().time();
        latest = Stream.of(now, stored, latest).max(Instant::compareTo).orElseThrow();
        return latest;
    }

    private static void ownWork(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw new OwnWorkFailedException(name, e);
        }
    }
}
