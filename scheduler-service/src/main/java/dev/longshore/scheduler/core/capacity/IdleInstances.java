package dev.longshore.scheduler.core.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.Fleet;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Instances;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Gives instances back that have been idle for the grace period, or sooner where they are in the way. */
public final class IdleInstances {

    private final int cell;
    private final Duration grace;

    public IdleInstances(int cell, Duration grace) {
        this.cell = cell;
        this.grace = grace;
    }

    /** Starts and stops the grace period of those on which something has changed. */
    public void watch(TurnJournal journal) {
        Instances instances = journal.memory().instances();
        journal.touchedInstances().stream().flatMap(id -> instances.find(id).stream())
                .forEach(instance -> watch(journal, instance));
    }

    /** The environment was defined anew: another minimum may hold. */
    public void watchAll(TurnJournal journal, Arn environment) {
        journal.memory().instances().fleet(environment).members().forEach(journal::touch);
    }

    /** The grace period of an instance is over. */
    public void graceIsOver(TurnJournal journal, Instance instance) {
        if (isSpare(journal, instance)) {
            gatherOrGiveBack(journal, instance);
            return;
        }
        journal.put(instance.withReleaseAt(Optional.empty()));
    }

    /**
     * A multi-node job needs several at once, which do not come at once: while another one is on its way to the environment, those that
     * have come are kept.
     */
    private void gatherOrGiveBack(TurnJournal journal, Instance instance) {
        boolean moreAreComing = !journal.memory().instances().fleet(instance.environment()).coming().isEmpty();
        boolean isGathered = moreAreComing
                && !isOnLostExecutor(journal, instance)
                && journal.memory().lines().all().stream().filter(line -> isServedBy(journal, line, instance))
                        .flatMap(line -> line.asks().stream()).map(Ask::demand)
                        .anyMatch(demand -> demand.nodes() > 1 && demand.perNode().fitsInto(instance.shape().resources()));
        if (isGathered) {
            journal.put(instance.withReleaseAt(Optional.of(journal.now().plus(grace))));
            return;
        }
        giveBack(journal, instance);
    }

    private static boolean isServedBy(TurnJournal journal, Line line, Instance instance) {
        return journal.memory().queue(line.queue())
                .filter(queue -> queue.definition().computeEnvironments().contains(instance.environment())).isPresent();
    }

    /**
     * Gives back so many idle instances that the environment keeps no more than that many vCPUs; none if all together are too few.
     *
     * @param except these
     */
    public void giveBackWithin(TurnJournal journal, Arn environment, Vcpus most, Set<InstanceId> except) {
        Fleet fleet = journal.memory().instances().fleet(environment);
        int missing = fleet.vcpus().millis() - most.millis() - fleet.leaving().millis();
        List<Instance> spare = fleet.idle().stream().filter(id -> !except.contains(id))
                .flatMap(id -> journal.memory().instances().find(id).stream()).toList();
        if (spare.stream().mapToInt(IdleInstances::millis).sum() < missing) {
            return;
        }
        for (Instance instance : spare) {
            if (missing <= 0) {
                return;
            }
            giveBack(journal, instance);
            missing -= millis(instance);
        }
    }

    /**
     * Gives back every such instance that is idle, also those of a minimum, which somebody needs more than nobody; not while others are
     * still on their way back.
     */
    public void giveBackAll(TurnJournal journal, Predicate<Instance> which) {
        Instances instances = journal.memory().instances();
        List<Fleet> fleets = journal.memory().environments().stream().map(known -> instances.fleet(known.arn())).toList();
        if (fleets.stream().anyMatch(fleet -> fleet.leaving().millis() > 0)) {
            return;
        }
        fleets.stream().flatMap(fleet -> List.copyOf(fleet.idle()).stream()).flatMap(id -> instances.find(id).stream())
                .filter(which).forEach(instance -> giveBack(journal, instance));
    }

    /** The same, but none of a minimum, or only one that is larger than it, in whose place a smaller one will be. */
    public void giveBackSpare(TurnJournal journal, Predicate<Instance> which) {
        giveBackAll(journal, instance -> which.test(instance) && isMoreThanMinimum(journal, instance));
    }

    /** Gives an instance back, whatever is on it. */
    public void giveBack(TurnJournal journal, Instance instance) {
        journal.put(instance.releasing());
        say(journal, instance.id(), instance.environment());
    }

    /** Asks that an instance be taken back. */
    void say(TurnJournal journal, InstanceId id, Arn environment) {
        journal.say(new InstanceReleased(id, environment, cell));
    }

    private void watch(TurnJournal journal, Instance instance) {
        if (instance.stage() != Instance.Stage.RELEASING && isOfNobody(journal, instance)) {
            giveBack(journal, instance);
            return;
        }
        Optional<Instant> releaseAt = isSpare(journal, instance)
                ? instance.releaseAt().or(() -> Optional.of(journal.now().plus(grace)))
                : Optional.empty();
        if (!releaseAt.equals(instance.releaseAt())) {
            journal.put(instance.withReleaseAt(releaseAt));
        }
    }

    /** Idle, and the environment keeps its minimum without it; or where nobody can be placed. */
    private static boolean isSpare(TurnJournal journal, Instance instance) {
        if (isOnLostExecutor(journal, instance)) {
            return true;
        }
        Fleet fleet = journal.memory().instances().fleet(instance.environment());
        int without = fleet.vcpus().millis() - fleet.leaving().millis() - millis(instance);
        return fleet.idle().contains(instance.id()) && without >= minimum(journal, instance.environment());
    }

    /** Its environment was deleted, and no job is on it any more. */
    private static boolean isOfNobody(TurnJournal journal, Instance instance) {
        return journal.memory().environment(instance.environment()).isEmpty()
                && journal.memory().instances().fleet(instance.environment()).idle().contains(instance.id());
    }

    /** It became ready after its executor was lost: the provisioner had not noticed that yet. */
    private static boolean isOnLostExecutor(TurnJournal journal, Instance instance) {
        return instance.stage() == Instance.Stage.READY
                && instance.executor().flatMap(journal.memory().instances()::executor).filter(Executor::lost).isPresent();
    }

    /** A minimum is a number of vCPUs: what is launched for it has no GPU. */
    private static boolean isMoreThanMinimum(TurnJournal journal, Instance instance) {
        Fleet fleet = journal.memory().instances().fleet(instance.environment());
        boolean hasGpus = instance.shape().resources().gpus().count() > 0;
        return fleet.idle().contains(instance.id()) && (hasGpus
                || fleet.vcpus().millis() - fleet.leaving().millis() > minimum(journal, instance.environment()));
    }

    private static int minimum(TurnJournal journal, Arn environment) {
        return journal.memory().environment(environment).map(Environment::definition)
                .filter(definition -> definition.enabled()).map(definition -> definition.minVcpus().millis()).orElse(0);
    }

    private static int millis(Instance instance) {
        return instance.shape().resources().vcpus().millis();
    }
}
