package dev.longshore.scheduler.core.state;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

/** All instances, who is on them, and the executors that serve them. */
public final class Instances {

    private static final Fleet NO_FLEET = new Fleet();

    private final Map<InstanceId, Instance> instances = new LinkedHashMap<>();
    private final Map<ExecutorId, Executor> executors = new LinkedHashMap<>();
    private final Map<ExecutorId, NavigableSet<InstanceId>> byExecutor = new LinkedHashMap<>();
    private final Map<InstanceId, Seats> seats = new LinkedHashMap<>();
    private final Map<Arn, Fleet> fleets = new LinkedHashMap<>();
    private final Stirred stirred;

    Instances(Stirred stirred) {
        this.stirred = stirred;
    }

    public Optional<Instance> find(InstanceId id) {
        return Optional.ofNullable(instances.get(id));
    }

    public Optional<Executor> executor(ExecutorId id) {
        return Optional.ofNullable(executors.get(id));
    }

    /** In order of their ids. */
    public List<Executor> executors() {
        return executors.values().stream().sorted(Comparator.comparing(Executor::id)).toList();
    }

    /** In order of their ids. */
    public List<Instance> all() {
        return instances.values().stream().sorted(Comparator.comparing(Instance::id)).toList();
    }

    public Fleet fleet(Arn environment) {
        return fleets.getOrDefault(environment, NO_FLEET);
    }

    /**
     * The sum of what was asked for and not answered yet, over all environments, that may take from a type; what is asked of any host may
     * take from every type.
     */
    public Resources requested(String type) {
        Resources sum = Resources.NONE;
        for (Fleet fleet : fleets.values()) {
            for (Map.Entry<String, Resources> asked : fleet.requested().entrySet()) {
                boolean concerns = type.equals(InstanceShape.HOST) || asked.getKey().equals(type)
                        || asked.getKey().equals(InstanceShape.HOST);
                sum = concerns ? sum.plus(asked.getValue()) : sum;
            }
        }
        return sum;
    }

    /** The jobs that have a live attempt there, in order. */
    public List<JobId> jobsOn(InstanceId id) {
        return Optional.ofNullable(seats.get(id)).map(Seats::jobs).orElse(List.of());
    }

    /** The instances that an executor serves, in order. */
    public List<InstanceId> servedBy(ExecutorId id) {
        return List.copyOf(byExecutor.getOrDefault(id, Collections.emptyNavigableSet()));
    }

    /** Whether something may be placed there. */
    public boolean isUsable(Instance instance) {
        return instance.stage() == Instance.Stage.READY && instance.takenAwayAt().isEmpty()
                && instance.executor().flatMap(this::executor).filter(executor -> !executor.lost()).isPresent();
    }

    /** What is not taken there. */
    public Resources free(Instance instance) {
        Seats taken = seats.get(instance.id());
        return taken == null ? instance.shape().resources() : instance.shape().resources().minus(taken.used());
    }

    void put(Instance next) {
        remove(next.id());
        instances.put(next.id(), next);
        next.executor().ifPresent(executor -> byExecutor.computeIfAbsent(executor, id -> new TreeSet<>()).add(next.id()));
        refresh(next.id());
    }

    void remove(InstanceId id) {
        Instance before = instances.remove(id);
        if (before == null) {
            return;
        }
        before.executor().ifPresent(executor -> byExecutor.computeIfPresent(executor, (key, served) -> {
            served.remove(id);
            return served.isEmpty() ? null : served;
        }));
        fleets.computeIfPresent(before.environment(), (environment, fleet) -> {
            fleet.remove(id);
            return fleet.isEmpty() ? null : fleet;
        });
    }

    void put(Executor next) {
        executors.put(next.id(), next);
        servedBy(next.id()).forEach(this::refresh);
    }

    void removeExecutor(ExecutorId id) {
        executors.remove(id);
        servedBy(id).forEach(this::refresh);
    }

    void change(JobId job, Optional<Placement> before, Optional<Placement> after) {
        if (before.map(Placement::seat).equals(after.map(Placement::seat))) {
            return;
        }
        before.ifPresent(placement -> seats.computeIfPresent(placement.instance(), (id, taken) -> {
            taken.leave(job);
            return taken.isEmpty() ? null : taken;
        }));
        after.ifPresent(placement -> seats.computeIfAbsent(placement.instance(), id -> new Seats())
                .take(job, placement.resources()));
        before.ifPresent(placement -> refresh(placement.instance()));
        after.ifPresent(placement -> refresh(placement.instance()));
    }

    /**
     * Counts an instance anew. While the state is being read back, what is taken may be known before the instance is; then it is
     * counted when the instance is known.
     */
    private void refresh(InstanceId id) {
        Instance instance = instances.get(id);
        if (instance == null) {
            return;
        }
        stirred.environment(instance.environment());
        Fleet.Berth berth = new Fleet.Berth(instance, isUsable(instance), free(instance));
        fleets.computeIfAbsent(instance.environment(), environment -> new Fleet()).put(berth);
    }
}
