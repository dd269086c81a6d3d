package dev.longshore.scheduler.core.admission;

import java.util.Optional;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.scheduler.core.capacity.IdleInstances;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.HostPool;
import dev.longshore.scheduler.core.state.Journal;
import dev.longshore.scheduler.core.state.Queue;

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

    public void define(Journal journal, ComputeEnvironmentDefined next) {
        Optional<Environment> before = journal.memory().environment(next.arn());
        if (next.cell() != cell || before.filter(known -> isOlder(next, known.definition())).isPresent()) {
            return;
        }
        misfits.renewAfter(journal, () -> journal.put(new Environment(next, before.flatMap(Environment::trouble))));
        idle.watchAll(journal, next.arn());
    }

    public void define(Journal journal, JobQueueDefined next) {
        Optional<Queue> before = journal.memory().queue(next.arn());
        if (next.cell() != cell || before.filter(known -> isOlder(next, known.definition())).isPresent()) {
            return;
        }
        misfits.renewAfter(journal, () -> journal.put(new Queue(next)));
        journal.say(new ResourceStatusChanged(next.arn(), next.uuid(), next.revision(), ResourceStatus.VALID,
                "JobQueue Healthy"));
    }

    public void describeHosts(Journal journal, HostPoolChanged next) {
        HostPoolChanged before = journal.memory().hostPool().last();
        if (next.largestHost().equals(before.largestHost())) {
            journal.put(new HostPool(next));
            return;
        }
        misfits.renewAfter(journal, () -> journal.put(new HostPool(next)));
    }

    private static boolean isOlder(ResourceDefinition next, ResourceDefinition known) {
        return next.uuid().equals(known.uuid()) && next.revision() < known.revision();
    }
}
