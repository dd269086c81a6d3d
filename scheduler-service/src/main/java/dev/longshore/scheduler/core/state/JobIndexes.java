package dev.longshore.scheduler.core.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;

/** Keeps what follows from the jobs in step with them. */
final class JobIndexes {

    private final Jobs jobs;
    private final CommonParts common = new CommonParts();
    private final Pool<Ask> asks = new Pool<>();
    private final Lines lines = new Lines();
    private final Dependents dependents = new Dependents();
    private final Dependents dependentsByIndex = new Dependents();
    private final Deadlines deadlines = new Deadlines();
    private final Population population = new Population();
    private final ShareLoads shareLoads = new ShareLoads();
    private final Stirred stirred = new Stirred();
    private final ConsumableUse consumableUse = new ConsumableUse(stirred);
    private final Instances instances = new Instances(stirred);
    private final ToldOfTrouble toldOfTrouble = new ToldOfTrouble();

    JobIndexes(Jobs jobs) {
        this.jobs = jobs;
    }

    Lines lines() {
        return lines;
    }

    Dependents dependents() {
        return dependents;
    }

    Dependents dependentsByIndex() {
        return dependentsByIndex;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    Population population() {
        return population;
    }

    ShareLoads shareLoads() {
        return shareLoads;
    }

    ConsumableUse consumableUse() {
        return consumableUse;
    }

    Stirred stirred() {
        return stirred;
    }

    Instances instances() {
        return instances;
    }

    ToldOfTrouble toldOfTrouble() {
        return toldOfTrouble;
    }

    void put(JobSpec spec) {
        JobRecord job = jobs.record(spec.job());
        job.spec().ifPresent(this::leave);
        JobSpec shared = common.take(spec);
        Ask ask = asks.take(spec.ask());
        change(spec.job(), job, () -> job.setSpec(shared, ask));
    }

    void remove(JobSpec spec) {
        JobRecord job = jobs.record(spec.job());
        change(spec.job(), job, job::removeSpec);
        leave(spec);
    }

    private void leave(JobSpec spec) {
        asks.leave(spec.ask());
        common.leave(spec);
    }

    void put(JobProgress progress) {
        JobRecord job = jobs.record(progress.job());
        seat(progress.job(), job.progress(), Optional.of(progress));
        change(progress.job(), job, () -> job.setProgress(progress));
    }

    void remove(JobProgress progress) {
        JobRecord job = jobs.record(progress.job());
        seat(progress.job(), Optional.of(progress), Optional.empty());
        change(progress.job(), job, () -> job.setProgress(null));
    }

    void put(ChildrenProgress chunk) {
        JobRecord array = jobs.record(chunk.array());
        seat(chunk, children(array.chunk(chunk.number())), chunk.children());
        change(chunk.array(), array, () -> array.putChunk(chunk));
    }

    void remove(ChildrenProgress chunk) {
        JobRecord array = jobs.record(chunk.array());
        seat(chunk, chunk.children(), Map.of());
        change(chunk.array(), array, () -> array.removeChunk(chunk.number()));
    }

    private void change(JobId id, JobRecord job, Runnable change) {
        Optional<Standing> before = standing(job);
        change.run();
        Optional<Standing> after = standing(job);
        before.or(() -> after).map(Standing::queue).ifPresent(queue -> {
            lines.change(queue, waiting(before), waiting(after));
            population.change(queue, before, after);
            stirred.queue(queue);
        });
        shareLoads.change(before, after);
        before.ifPresent(standing -> consumableUse.change(standing, -1));
        after.ifPresent(standing -> consumableUse.change(standing, 1));
        toldOfTrouble.change(id, after);
        if (job.isEmpty()) {
            jobs.drop(id);
        }
    }

    private void seat(JobId id, Optional<JobProgress> before, Optional<JobProgress> after) {
        dependents.change(id, unmet(before), unmet(after));
        dependentsByIndex.change(id, unmetByIndex(before), unmetByIndex(after));
        instances.change(id, before.flatMap(known -> known.progress().placement()),
                after.flatMap(known -> known.progress().placement()));
    }

    private void seat(ChildrenProgress chunk, Map<Integer, Progress> before, Map<Integer, Progress> after) {
        before.forEach((index, child) -> {
            if (!after.containsKey(index)) {
                instances.change(chunk.id(index), child.placement(), Optional.empty());
            }
        });
        after.forEach((index, child) -> {
            Optional<Placement> was = Optional.ofNullable(before.get(index)).flatMap(Progress::placement);
            instances.change(chunk.id(index), was, child.placement());
        });
    }

    private static Optional<Standing> standing(JobRecord job) {
        return job.isComplete() ? Optional.of(job.standing()) : Optional.empty();
    }

    private static Optional<Waiting> waiting(Optional<Standing> standing) {
        return standing.flatMap(Standing::waiting);
    }

    private static List<JobId> unmet(Optional<JobProgress> progress) {
        return progress.map(JobProgress::unmet).orElse(List.of());
    }

    private static List<JobId> unmetByIndex(Optional<JobProgress> progress) {
        return progress.map(JobProgress::unmetByIndex).orElse(List.of());
    }

    private static Map<Integer, Progress> children(Optional<ChildrenProgress> chunk) {
        return chunk.map(ChildrenProgress::children).orElse(Map.of());
    }
}
