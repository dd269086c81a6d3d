package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

/**
 * All that the scheduler of a cell knows: its entities, and indexes that follow from them. {@link #evolve} is the only way in, and the
 * outcome does not depend on the order in which different entities came.
 */
public final class Memory {

    private final Map<Arn, Queue> queues = new LinkedHashMap<>();
    private final Map<Arn, DeletedQueue> deletedQueues = new LinkedHashMap<>();
    private final DeletedResources deletedResources = new DeletedResources();
    private final Map<Arn, Environment> environments = new TreeMap<>();
    private final Map<Arn, SharePolicy> sharePolicies = new TreeMap<>();
    private final Map<Arn, Consumable> consumables = new TreeMap<>();
    private final Map<Arn, Reservation> reservations = new TreeMap<>();
    private final Map<Arn, RunTimes> runTimes = new TreeMap<>();
    private final ShareUsages shareUsages = new ShareUsages();
    private final Jobs jobs = new Jobs();
    private final JobIndexes indexes = new JobIndexes(jobs);
    private final Instances instances = indexes.instances();
    private Optional<Cell> cell = Optional.empty();
    private Optional<HostPool> hostPool = Optional.empty();
    private long settings;

    /** Lets an effect count. What is only said changes nothing. */
    public void evolve(Effect effect) {
        switch (effect) {
            case Effect.EntityPut(Entity entity) -> evolve(find(EntityKey.of(entity)), effect);
            case Effect.EntityRemoved(String key) -> evolve(find(key), effect);
            case Effect.Said said -> {
            }
            case Effect.Placed placed -> {
            }
        }
    }

    /** The same where it was found out already what the entity has been until now. */
    void evolve(Optional<? extends Entity> before, Effect effect) {
        switch (effect) {
            case Effect.EntityPut(Entity entity) -> put(before, entity);
            case Effect.EntityRemoved removed -> before.ifPresent(this::remove);
            case Effect.Said said -> {
            }
            case Effect.Placed placed -> {
            }
        }
    }

    public Cell cell() {
        return cell.orElse(Cell.NEW);
    }

    public HostPool hostPool() {
        return hostPool.orElse(HostPool.UNKNOWN);
    }

    /**
     * How often anything has changed that says what there could be at most, however much of it is taken now: queues, environments, the
     * hosts, and consumable resources.
     */
    public long settings() {
        return settings;
    }

    public Optional<Queue> queue(Arn arn) {
        return Optional.ofNullable(queues.get(arn));
    }

    /** One that was deleted a while ago, and not made anew since. */
    public Optional<DeletedQueue> deletedQueue(Arn arn) {
        return Optional.ofNullable(deletedQueues.get(arn));
    }

    public DeletedResources deletedResources() {
        return deletedResources;
    }

    public Optional<Environment> environment(Arn arn) {
        return Optional.ofNullable(environments.get(arn));
    }

    /** In order of their names. */
    public Collection<Environment> environments() {
        return Collections.unmodifiableCollection(environments.values());
    }

    public Optional<SharePolicy> sharePolicy(Arn arn) {
        return Optional.ofNullable(sharePolicies.get(arn));
    }

    public Optional<Consumable> consumable(Arn arn) {
        return Optional.ofNullable(consumables.get(arn));
    }

    /** What is kept, in order of the queues' names. */
    public Collection<Reservation> reservations() {
        return Collections.unmodifiableCollection(reservations.values());
    }

    /** What is kept for the first in that queue. */
    public Optional<Reservation> reservation(Arn queue) {
        return Optional.ofNullable(reservations.get(queue));
    }

    /** In order of the definitions' names. */
    public Collection<RunTimes> runTimes() {
        return Collections.unmodifiableCollection(runTimes.values());
    }

    /** @param definition without revision */
    public Optional<RunTimes> runTimes(Arn definition) {
        return Optional.ofNullable(runTimes.get(definition));
    }

    public ShareUsages shareUsages() {
        return shareUsages;
    }

    public Jobs jobs() {
        return jobs;
    }

    public Instances instances() {
        return instances;
    }

    public Lines lines() {
        return indexes.lines();
    }

    public Dependents dependents() {
        return indexes.dependents();
    }

    /** The arrays whose children wait for the child of the same index of another array. */
    public Dependents dependentsByIndex() {
        return indexes.dependentsByIndex();
    }

    public Deadlines deadlines() {
        return indexes.deadlines();
    }

    /** What has changed since the last scheduling pass. */
    public Stirred stirred() {
        return indexes.stirred();
    }

    public ShareLoads shareLoads() {
        return indexes.shareLoads();
    }

    public ConsumableUse consumableUse() {
        return indexes.consumableUse();
    }

    public ToldOfTrouble toldOfTrouble() {
        return indexes.toldOfTrouble();
    }

    public Population population() {
        return indexes.population();
    }

    /** The entity that has this key now. */
    public Optional<? extends Entity> find(String key) {
        return EntityKey.parse(key).flatMap(this::find);
    }

    Optional<? extends Entity> find(EntityKey key) {
        return switch (key) {
            case EntityKey.OfCell one -> cell;
            case EntityKey.OfHostPool one -> hostPool;
            case EntityKey.OfQueue(Arn arn) -> queue(arn);
            case EntityKey.OfEnvironment(Arn arn) -> environment(arn);
            case EntityKey.OfSharePolicy(Arn arn) -> sharePolicy(arn);
            case EntityKey.OfConsumable(Arn arn) -> consumable(arn);
            case EntityKey.OfShareUsage(Arn queue, String share) -> shareUsages.of(queue, share);
            case EntityKey.OfReservation(Arn queue) -> reservation(queue);
            case EntityKey.OfRunTimes(Arn definition) -> runTimes(definition);
            case EntityKey.OfDeletedQueue(Arn arn) -> deletedQueue(arn);
            case EntityKey.OfDeletedResource(Arn arn, String uuid) -> deletedResources.find(arn, uuid);
            case EntityKey.OfExecutor(ExecutorId id) -> instances.executor(id);
            case EntityKey.OfInstance(InstanceId id) -> instances.find(id);
            case EntityKey.OfJobSpec(JobId job) -> jobs.spec(job);
            case EntityKey.OfJobProgress(JobId job) -> jobs.progress(job);
            case EntityKey.OfChildren(JobId array, int number) -> jobs.chunk(array, number);
        };
    }

    private void put(Optional<? extends Entity> before, Entity entity) {
        indexes.deadlines().change(before, Optional.of(entity));
        note(entity);
        switch (entity) {
            case Cell next -> cell = Optional.of(next);
            case HostPool next -> hostPool = Optional.of(next);
            case Queue queue -> {
                queues.put(queue.arn(), queue);
                lines().arrange(queue.arn(), queue.definition().schedulingPolicy().isPresent());
            }
            case Environment environment -> environments.put(environment.arn(), environment);
            case SharePolicy policy -> sharePolicies.put(policy.arn(), policy);
            case Consumable consumable -> {
                consumables.put(consumable.arn(), consumable);
                indexes.consumableUse().touch(consumable.arn());
            }
            case ShareUsage usage -> shareUsages.put(usage);
            case Reservation reservation -> reservations.put(reservation.queue(), reservation);
            case RunTimes times -> runTimes.put(times.definition(), times);
            case DeletedQueue queue -> deletedQueues.put(queue.arn(), queue);
            case DeletedResource gone -> deletedResources.put(gone);
            case Executor executor -> instances.put(executor);
            case Instance instance -> instances.put(instance);
            case JobSpec spec -> indexes.put(spec);
            case JobProgress progress -> indexes.put(progress);
            case ChildrenProgress children -> indexes.put(children);
        }
    }

    private void note(Entity entity) {
        stirred().by(entity);
        if (entity instanceof Queue || entity instanceof Environment || entity instanceof HostPool
                || entity instanceof Consumable) {
            settings++;
        }
    }

    private void remove(Entity entity) {
        indexes.deadlines().change(Optional.of(entity), Optional.empty());
        note(entity);
        switch (entity) {
            case Cell gone -> cell = Optional.empty();
            case HostPool gone -> hostPool = Optional.empty();
            case Queue queue -> {
                queues.remove(queue.arn());
                lines().arrange(queue.arn(), false);
            }
            case Environment environment -> environments.remove(environment.arn());
            case SharePolicy policy -> sharePolicies.remove(policy.arn());
            case Consumable consumable -> consumables.remove(consumable.arn());
            case ShareUsage usage -> shareUsages.remove(usage);
            case Reservation reservation -> reservations.remove(reservation.queue());
            case RunTimes times -> runTimes.remove(times.definition());
            case DeletedQueue queue -> deletedQueues.remove(queue.arn());
            case DeletedResource gone -> deletedResources.remove(gone);
            case Executor executor -> instances.removeExecutor(executor.id());
            case Instance instance -> instances.remove(instance.id());
            case JobSpec spec -> indexes.remove(spec);
            case JobProgress progress -> indexes.remove(progress);
            case ChildrenProgress children -> indexes.remove(children);
        }
    }
}
