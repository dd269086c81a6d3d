package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobId.Part;

import static java.util.Objects.requireNonNull;

/**
 * The progress of neighbouring children of an array, those that differ from what their parent says of all; or of neighbouring nodes of a
 * multi-node job, but for the main node, whose progress is the job's.
 *
 * @param part children or nodes
 * @param number of the chunk: it holds the indexes from {@code number * SIZE} on
 * @param children by array index, in order
 */
public record ChildrenProgress(JobId array, Part part, int number, Map<Integer, Progress> children) implements Entity {

    /** Children in one entity: a compromise between the number of entities and what is written for one change. */
    public static final int SIZE = 64;
    static final String INFIX = "/children/";

    public ChildrenProgress {
        requireNonNull(array, "array");
        part = part == null ? Part.CHILD : part;
        children = Collections.unmodifiableMap(new TreeMap<>(children));
    }

    /** The number of the chunk that holds a child. */
    public static int numberOf(int index) {
        return index / SIZE;
    }

    /** An empty chunk, in which that child belongs. */
    static ChildrenProgress around(JobId child) {
        return new ChildrenProgress(child.parent(), child.part(), numberOf(child.index()), Map.of());
    }

    /** Names the child or node with that index. */
    public JobId id(int index) {
        return part == Part.NODE ? array.node(index) : array.child(index);
    }

    ChildrenProgress with(int index, Progress progress) {
        Map<Integer, Progress> changed = new TreeMap<>(children);
        changed.put(index, progress);
        return new ChildrenProgress(array, part, number, changed);
    }

    @Override
    public String key() {
        return JobProgress.PREFIX + array.base() + INFIX + number;
    }

    @Override
    public Optional<Instant> due() {
        return children.values().stream().flatMap(child -> child.placement().stream())
                .flatMap(placement -> placement.timeoutAt().stream()).min(Comparator.naturalOrder());
    }
}
