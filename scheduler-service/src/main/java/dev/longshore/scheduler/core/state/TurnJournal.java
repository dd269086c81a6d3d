package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.status.Transition;

/**
 * What one turn has come to so far. Each effect counts in memory at once, so that the next decision sees it; a decision that fails is
 * taken back as a whole.
 */
public final class TurnJournal {

    private final Memory memory;
    private final Instant now;
    private final Map<EntityKey, Effect> changes = new LinkedHashMap<>();
    private final List<Effect> said = new ArrayList<>();
    private final Map<JobId, Told> told = new LinkedHashMap<>();
    private final Map<ExecutorId, List<AttemptId>> acknowledged = new TreeMap<>();
    private final Collection<InstanceId> touchedInstances = new LinkedHashSet<>();
    private final Deque<Ending> endings = new ArrayDeque<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    public TurnJournal(Memory memory, Instant now) {
        this.memory = memory;
        this.now = now;
    }

    /** How a placement event reads for the executor's present incarnation. */
    @FunctionalInterface
    public interface Wording {

        PlacementEvent to(ExecutorId executor, String incarnation);
    }

    public Memory memory() {
        return memory;
    }

    /** The time of the turn. */
    public Instant now() {
        return now;
    }

    public void put(Entity entity) {
        change(entity, new Effect.EntityPut(entity));
    }

    public void remove(Entity entity) {
        change(entity, new Effect.EntityRemoved(entity.key()));
    }

    /** Keeps a job's progress without telling anybody: nothing has changed that others can see. */
    public void keep(JobId job, Progress progress) {
        if (!job.equals(job.parent())) {
            ChildrenProgress chunk = memory.jobs().chunk(job).orElseGet(() -> ChildrenProgress.around(job));
            put(chunk.with(job.index(), job.isNode() ? progress : progress.kept()));
            return;
        }
        put(memory.jobs().progress(job).orElseThrow().with(progress.kept()));
    }

    /** Keeps a job's progress under its next version, and tells of it at the end of the turn: once, whatever else still happens. */
    public void tell(Job job, Progress progress, List<Transition> transitions) {
        Told earlier = told.get(job.id());
        Told next = earlier == null
                ? new Told(job, firstToldNow(job, progress).withVersion(job.progress().version() + 1), transitions)
                : earlier.and(progress, transitions);
        keep(job.id(), next.progress());
        put(told, job.id(), next);
    }

    /** What is to be told, by job. */
    public Map<JobId, Told> told() {
        return Collections.unmodifiableMap(told);
    }

    /** A job has ended, which others may wait for. */
    public void ended(JobId job) {
        endings.add(new Ending.OfJob(job));
    }

    /** All children of an array that have no progress of their own have ended. */
    public void untouchedChildrenEnded(JobId array) {
        endings.add(new Ending.OfUntouchedChildren(array));
    }

    /** The next of those that have ended and were not followed up yet. */
    public Optional<Ending> nextEnding() {
        return Optional.ofNullable(endings.poll());
    }

    public void say(Message message) {
        add(said, new Effect.Said(message));
    }

    /** Tells an executor, where it is known; one that starts later is told then. */
    public void send(ExecutorId executor, Wording wording) {
        memory.instances().executor(executor).ifPresent(known -> add(said,
                new Effect.Placed(known.partition(), wording.to(known.id(), known.incarnation()))));
    }

    /** The end of that attempt is settled: the executor need not keep it. */
    public void acknowledge(ExecutorId executor, AttemptId attempt) {
        add(acknowledged.computeIfAbsent(executor, id -> new ArrayList<>()), attempt);
    }

    /** What is acknowledged, by executor. */
    public Map<ExecutorId, List<AttemptId>> acknowledged() {
        return Collections.unmodifiableMap(acknowledged);
    }

    /** Something has changed there: at the end of the turn it is looked at whether it is idle. */
    public void touch(InstanceId instance) {
        touchedInstances.add(instance);
    }

    /** In the order in which they were first touched. */
    public Collection<InstanceId> touchedInstances() {
        return Collections.unmodifiableCollection(touchedInstances);
    }

    /** Takes the next place in line. */
    public long nextSequence() {
        Cell cell = memory.cell();
        put(cell.afterJob());
        return cell.nextSequence();
    }

    /** Takes the next number of an instance. */
    public long nextInstance() {
        Cell cell = memory.cell();
        put(cell.afterInstance());
        return cell.nextInstance();
    }

    /** Makes one decision. When it fails, memory and journal are as they were before, and the failure is returned. */
    public Optional<RuntimeException> attempt(Runnable decision) {
        undo.clear();
        List<Ending> endedBefore = List.copyOf(endings);
        try {
            decision.run();
            return Optional.empty();
        } catch (RuntimeException failure) {
            takeBack();
            endings.clear();
            endings.addAll(endedBefore);
            return Optional.of(failure);
        }
    }

    /** Everything so far, in order: what has changed, then what is said. */
    public List<Effect> effects() {
        if (changes.isEmpty() && said.isEmpty()) {
            return List.of();
        }
        put(memory.cell().at(now));
        List<Effect> effects = new ArrayList<>(changes.values());
        effects.addAll(said);
        return effects;
    }

    private Progress firstToldNow(Job job, Progress progress) {
        return job.id().isChild() && job.progress().version() == 0 ? progress.withCreatedAt(now) : progress;
    }

    private void takeBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    private void change(Entity entity, Effect effect) {
        EntityKey key = EntityKey.of(entity);
        Optional<? extends Entity> before = memory.find(key);
        put(changes, key, effect);
        undo.push(() -> memory.evolve(
                before.<Effect>map(Effect.EntityPut::new).orElseGet(() -> new Effect.EntityRemoved(entity.key()))));
        memory.evolve(before, effect);
    }

    private <T> void add(List<T> list, T element) {
        list.add(element);
        undo.push(list::removeLast);
    }

    private <K, V> void put(Map<K, V> map, K key, V value) {
        V earlier = map.put(key, value);
        undo.push(() -> {
            map.remove(key);
            if (earlier != null) {
                map.put(key, earlier);
            }
        });
    }
}
