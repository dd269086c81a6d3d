package dev.longshore.scheduler.core.admission;

import java.util.Optional;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.scheduler.core.capacity.IdleInstances;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.HostPool;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.SharePolicy;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Takes definitions of queues and environments that belong to this cell, and the description of the hosts. */
public final class Definitions {

    private final int cell;
    private final IdleInstances idle;
    private final MisfitReasons misfits;

    public Definitions(int cell, IdleInstances idle, MisfitReasons misfits) {
        this.cell = cell;
        this.idle = idle;
        this.misfits = misfits;
    }

    public void define(TurnJournal journal, ComputeEnvironmentDefined next) {
        Optional<Environment> before = journal.memory().environment(next.arn());
        if (next.cell() != cell || before.filter(known -> isOlder(next, known.definition())).isPresent()) {
            return;
        }
        misfits.renewAfter(journal, () -> journal.put(new Environment(next, before.flatMap(Environment::trouble))));
        idle.watchAll(journal, next.arn());
    }

    public void define(TurnJournal journal, JobQueueDefined next) {
        Optional<Queue> before = journal.memory().queue(next.arn());
        if (next.cell() != cell || before.filter(known -> isOlder(next, known.definition())).isPresent()) {
            return;
        }
        misfits.renewAfter(journal, () -> journal.put(new Queue(next)));
        journal.memory().deletedQueue(next.arn()).ifPresent(journal::remove);
        journal.say(new ResourceStatusChanged(next.arn(), next.uuid(), next.revision(), ResourceStatus.VALID,
                "JobQueue Healthy"));
    }

    /** A policy belongs to no cell. */
    public void define(TurnJournal journal, SchedulingPolicyDefined next) {
        Optional<SharePolicy> before = journal.memory().sharePolicy(next.arn());
        if (before.filter(known -> isOlder(next, known.definition())).isEmpty()) {
            journal.put(new SharePolicy(next));
        }
    }

    public void define(TurnJournal journal, ConsumableResourceDefined next) {
        Optional<Consumable> before = journal.memory().consumable(next.arn());
        if (next.cell() != cell || before.filter(known -> isOlder(next, known.definition())).isPresent()) {
            return;
        }
        boolean isTheSame = before.filter(known -> known.definition().uuid().equals(next.uuid())).isPresent();
        Consumable after = isTheSame ? before.get().with(next) : Consumable.of(next);
        misfits.renewAfter(journal, () -> journal.put(after));
    }

    /** What is known of a resource, whatever it is. */
    public static Optional<ResourceDefinition> known(Memory memory, Arn arn) {
        return memory.queue(arn).<ResourceDefinition>map(Queue::definition)
                .or(() -> memory.environment(arn).map(Environment::definition))
                .or(() -> memory.sharePolicy(arn).map(SharePolicy::definition))
                .or(() -> memory.consumable(arn).map(Consumable::definition));
    }

    /** Forgets an environment, a policy or a consumable resource, unless it was made anew under the same name. */
    public void delete(TurnJournal journal, ResourceDeleted deleted) {
        journal.memory().environment(deleted.arn()).filter(known -> known.definition().uuid().equals(deleted.uuid()))
                .ifPresent(known -> delete(journal, known));
        journal.memory().sharePolicy(deleted.arn()).filter(known -> known.definition().uuid().equals(deleted.uuid()))
                .ifPresent(journal::remove);
        journal.memory().consumable(deleted.arn()).filter(known -> known.definition().uuid().equals(deleted.uuid()))
                .ifPresent(known -> misfits.renewAfter(journal, () -> journal.remove(known)));
    }

    /** It keeps nothing any more: what is idle goes back. */
    private void delete(TurnJournal journal, Environment gone) {
        misfits.renewAfter(journal, () -> journal.remove(gone));
        idle.watchAll(journal, gone.arn());
    }

    public void describeHosts(TurnJournal journal, HostPoolChanged next) {
        HostPool after = new HostPool(next);
        if (after.isOfTheSameHosts(journal.memory().hostPool())) {
            journal.put(after);
            return;
        }
        misfits.renewAfter(journal, () -> journal.put(after));
    }

    private static boolean isOlder(ResourceDefinition next, ResourceDefinition known) {
        return next.uuid().equals(known.uuid()) && next.revision() < known.revision();
    }
}
