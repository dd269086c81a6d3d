package dev.longshore.scheduler.core.state;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;

/** All jobs that are not forgotten. */
public final class Jobs {

    private static final Comparator<Job> IN_ORDER = Comparator.comparingLong(job -> job.spec().sequence());

    private final Map<JobId, JobRecord> records = new LinkedHashMap<>();

    /** A single job, array parent or child; nothing when it is not known, or the array has no such child. */
    public Optional<Job> find(JobId id) {
        return Optional.ofNullable(records.get(id.parent())).flatMap(known -> known.job(id));
    }

    /** The changing part of a single job or of the array that it belongs to. */
    public Optional<JobProgress> progress(JobId id) {
        return Optional.ofNullable(records.get(id.parent())).flatMap(JobRecord::progress);
    }

    /**
     * Of the single jobs, arrays and multi-node jobs of a queue that nobody has ended, those that came last, the latest first: so that none
     * fails because of another. Looks at all that there are.
     */
    public List<Job> lastToEnd(Arn queue, int most) {
        PriorityQueue<Job> last = new PriorityQueue<>(IN_ORDER);
        records.forEach((id, known) -> {
            if (known.isLeftIn(queue) && (last.size() < most || known.isAfter(last.element()))) {
                last.add(known.job(id).orElseThrow());
                if (last.size() > most) {
                    last.poll();
                }
            }
        });
        return last.stream().sorted(IN_ORDER.reversed()).toList();
    }

    /** The children next to one, as far as they differ from what their parent says. */
    public Optional<ChildrenProgress> chunk(JobId child) {
        return chunk(child, ChildrenProgress.numberOf(child.index()));
    }

    /** Children of an array that have a progress of their own, by index. */
    public List<Job> touchedChildren(JobId array) {
        JobRecord known = records.get(array.parent());
        return known.chunks().stream().flatMap(chunk -> children(chunk).stream()).toList();
    }

    /** The nodes of a multi-node job that were placed once, by index; all but the main node, which is the job itself. */
    public List<Job> nodes(JobId job) {
        return touchedChildren(job);
    }

    /** Those of them that have a live attempt. */
    public List<Job> liveNodes(JobId job) {
        return nodes(job).stream().filter(node -> node.progress().placement().isPresent()).toList();
    }

    /** The jobs of a chunk, by index. */
    public List<Job> children(ChildrenProgress chunk) {
        return chunk.children().keySet().stream().flatMap(index -> find(chunk.id(index)).stream()).toList();
    }

    /** The first of an array's children that could be placed. */
    public Optional<Job> firstRunnableChild(JobId array) {
        return records.get(array.parent()).firstRunnableChild().stream().mapToObj(array::child).findFirst().flatMap(this::find);
    }

    /** The first of an array's children that could be placed and has no smaller index than that. */
    public Optional<JobId> firstRunnableChild(JobId array, int from) {
        return records.get(array.parent()).firstRunnableChild(from).stream().mapToObj(array::child).findFirst();
    }

    /** The first of an array's children that has not ended, unless the rest have by their parent's word. */
    public Optional<Job> firstUnendedChild(JobId array) {
        return records.get(array.parent()).firstUnendedChild().stream().mapToObj(array::child).findFirst().flatMap(this::find);
    }

    /** How many children of an array are in each state; states without any are left out. */
    public Map<JobStatus, Integer> childrenByStatus(JobId array) {
        return records.get(array.parent()).childrenByStatus();
    }

    /** How many children of the same array could be placed and have a smaller index. */
    public int runnableSiblingsBefore(JobId child) {
        return records.get(child.parent()).runnableBefore(child.index());
    }

    /** Whether an array's child has a progress of its own. */
    public boolean isTouched(JobId child) {
        return chunk(child).filter(chunk -> chunk.children().containsKey(child.index())).isPresent();
    }

    /** Every entity of a job, in order. */
    public List<Entity> entities(JobId id) {
        return Optional.ofNullable(records.get(id.parent())).stream().flatMap(Jobs::entities).toList();
    }

    Optional<ChildrenProgress> chunk(JobId array, int number) {
        return Optional.ofNullable(records.get(array.parent())).flatMap(known -> known.chunk(number));
    }

    Optional<JobSpec> spec(JobId id) {
        return Optional.ofNullable(records.get(id.parent())).flatMap(JobRecord::spec);
    }

    JobRecord record(JobId id) {
        return records.computeIfAbsent(id.parent(), base -> new JobRecord());
    }

    void drop(JobId id) {
        records.remove(id.parent());
    }

    private static Stream<Entity> entities(JobRecord known) {
        return Stream.of(known.spec().stream(), known.progress().stream(), known.chunks().stream())
                .flatMap(part -> part.map(Entity.class::cast));
    }
}
