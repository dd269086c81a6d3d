package dev.longshore.scheduler.cell;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.EnvironmentHealths;
import dev.longshore.contracts.query.SchedulerAnswer.Explanation;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerQuery.Explain;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.query.SchedulerQuery.HowHealthy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.Census;
import dev.longshore.scheduler.core.InputFailedException;
import dev.longshore.scheduler.core.OwnWorkFailedException;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Entity;

/** What a cell needs of the scheduling core. */
public interface CellCore {

    /** Puts a stored entity into memory, before the first turn. */
    void restore(Entity entity);

    /**
     * Acts on a batch of messages and on the deadlines that are due. After an exception memory cannot be trusted any more.
     *
     * @throws InputFailedException when acting on one of the messages failed
     * @throws OwnWorkFailedException when it was no message's fault
     */
    Turn process(List<Message> batch, Instant now);

    /** When to come back even if no message has come. */
    Optional<Instant> nextDue();

    /** Why jobs wait, of those that do. */
    Map<JobId, String> whyWaiting(List<JobId> jobs);

    /** What is known of a job that waits. */
    Explanation explain(Explain query, Instant now);

    /** How environments are doing, of those that are known. */
    EnvironmentHealths health(HowHealthy query, Instant now);

    /** Takes note of who is first in each queue. */
    void lookAtFronts(Instant now);

    /** Who is first in a queue, and what it holds. */
    QueueFront front(FrontOf query, Instant now);

    /** Thousandths of a vCPU of the instances of these environments, of those that are known. */
    Map<Arn, Integer> vcpuMillis(List<Arn> environments);

    /** What there is. */
    Census census();

    /** The real one. */
    static CellCore of(SchedulerCore core) {
        return new CellCore() {
            @Override
            public void restore(Entity entity) {
                core.restore(entity);
            }

            @Override
            public Turn process(List<Message> batch, Instant now) {
                return core.process(batch, now);
            }

            @Override
            public Optional<Instant> nextDue() {
                return core.nextDue();
            }

            @Override
            public Map<JobId, String> whyWaiting(List<JobId> jobs) {
                return core.whyWaiting(jobs);
            }

            @Override
            public Explanation explain(Explain query, Instant now) {
                return core.explain(query, now);
            }

            @Override
            public EnvironmentHealths health(HowHealthy query, Instant now) {
                return core.health(query, now);
            }

            @Override
            public void lookAtFronts(Instant now) {
                core.lookAtFronts(now);
            }

            @Override
            public QueueFront front(FrontOf query, Instant now) {
                return core.front(query, now);
            }

            @Override
            public Map<Arn, Integer> vcpuMillis(List<Arn> environments) {
                return core.vcpuMillis(environments);
            }

            @Override
            public Census census() {
                return core.census();
            }
        };
    }
}
