package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobId;

import static java.util.Objects.requireNonNull;

/**
 * The progress of neighbouring children of an array, those that differ from what their parent says of all.
 *
 * @param number of the chunk: it holds the indexes from {@code number * SIZE} on
 * @param children by array index, in order
 */
public record ChildrenProgress(JobId array, int number, Map<Integer, Progress> children) implements Entity {

    /** Children in one entity: a compromise between the number of entities and what is written for one change. */
    public static final int SIZE = 64;
    static final String INFIX = "/children/";

    public ChildrenProgress {
        requireNonNull(array, "array");
        children = Collections.unmodifiableMap(new TreeMap<>(children));
    }

    /** The number of the chunk that holds a child. */
    public static int numberOf(int index) {
        return index / SIZE;
    }

    /** An empty chunk, in which that child belongs. */
    static ChildrenProgress around(JobId child) {
        return new ChildrenProgress(child.parent(), numberOf(child.index()), Map.of());
    }

    ChildrenProgress with(int index, Progress progress) {
        Map<Integer, Progress> changed = new TreeMap<>(children);
        changed.put(index, progress);
        return new ChildrenProgress(array, number, changed);
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
