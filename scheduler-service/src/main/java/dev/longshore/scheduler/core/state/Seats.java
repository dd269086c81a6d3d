package dev.longshore.scheduler.core.state;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;

/** Whose live attempts are on one instance. */
final class Seats {

    private final NavigableMap<JobId, Resources> taken = new TreeMap<>();
    private Resources used = Resources.NONE;

    void take(JobId job, Resources resources) {
        if (taken.putIfAbsent(job, resources) == null) {
            used = used.plus(resources);
        }
    }

    void leave(JobId job) {
        Resources left = taken.remove(job);
        if (left != null) {
            used = used.minus(left);
        }
    }

    List<JobId> jobs() {
        return List.copyOf(taken.keySet());
    }

    Resources used() {
        return used;
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }
}
