package dev.longshore.scheduler.cell;

import java.time.Instant;
import java.util.HashMap;
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
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Entity;

import static org.assertj.core.api.Assertions.assertThat;

/** The real core; at each turn one that is rebuilt from what is durable has to decide the same. It may die before and after. */
final class CheckedCore implements CellCore {

    private final CoreSettings settings;
    private final SchedulerCore living;
    private final DurableState durable;
    private final CrashPoints points;
    private final Map<String, Entity> found = new HashMap<>();
    private boolean begun;

    CheckedCore(CoreSettings settings, DurableState durable, CrashPoints points) {
        this.settings = settings;
        this.living = new SchedulerCore(settings);
        this.durable = durable;
        this.points = points;
    }

    @Override
    public void restore(Entity entity) {
        found.put(entity.key(), entity);
        living.restore(entity);
    }

    /** Being called again is the shell's word that what the last call decided is durable. */
    @Override
    public Turn process(List<Message> batch, Instant now) {
        if (begun) {
            durable.committed();
        } else {
            durable.isFound(found);
            begun = true;
        }
        points.at("before apply");
        Turn turn = living.process(batch, now);
        assertThat(durable.rebuilt(settings).process(batch, now)).as("what a rebuilt core decides").isEqualTo(turn);
        durable.decided(turn);
        points.at("after apply");
        return turn;
    }

    @Override
    public Optional<Instant> nextDue() {
        return living.nextDue();
    }

    @Override
    public Map<JobId, String> whyWaiting(List<JobId> jobs) {
        return living.whyWaiting(jobs);
    }

    @Override
    public Explanation explain(Explain query, Instant now) {
        return living.explain(query, now);
    }

    @Override
    public EnvironmentHealths health(HowHealthy query, Instant now) {
        return living.health(query, now);
    }

    @Override
    public void lookAtFronts(Instant now) {
        living.lookAtFronts(now);
    }

    @Override
    public QueueFront front(FrontOf query, Instant now) {
        return living.front(query, now);
    }

    @Override
    public Map<Arn, Integer> vcpuMillis(List<Arn> environments) {
        return living.vcpuMillis(environments);
    }

    @Override
    public Census census() {
        return living.census();
    }
}
