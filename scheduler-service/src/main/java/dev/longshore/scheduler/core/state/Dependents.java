package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.longshore.contracts.job.JobId;

/** Who waits for the end of which job. */
public final class Dependents {

    private final NavigableMap<JobId, NavigableSet<JobId>> byDependency = new TreeMap<>();

    /** The jobs that wait for that one, in order. */
    public List<JobId> of(JobId dependency) {
        return List.copyOf(byDependency.getOrDefault(dependency, new TreeSet<>()));
    }

    /** The children of an array for which somebody waits, in order. */
    public List<JobId> awaitedChildren(JobId array) {
        return List.copyOf(byDependency.subMap(array.child(0), true, array.child(Integer.MAX_VALUE), true).keySet());
    }

    /** The children that an array of that size does not have, and for which somebody waits, in order. */
    public List<JobId> awaitedBeyond(JobId array, int size) {
        return List.copyOf(byDependency.subMap(array.child(size), true, array.child(Integer.MAX_VALUE), true).keySet());
    }

    void change(JobId dependent, Collection<JobId> before, Collection<JobId> after) {
        if (before.equals(after)) {
            return;
        }
        before.forEach(dependency -> byDependency.computeIfPresent(dependency, (id, waiting) -> {
            waiting.remove(dependent);
            return waiting.isEmpty() ? null : waiting;
        }));
        after.forEach(dependency -> byDependency.computeIfAbsent(dependency, id -> new TreeSet<>()).add(dependent));
    }
}
