package dev.longshore.scheduler.core.state;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

/**
 * Those who wait and whose status says that there is trouble with capacity. That is said to whoever is first in a queue, and is to be taken
 * back when another is: so there are few of them, and they are found without looking at all who wait.
 */
public final class ToldOfTrouble {

    private final NavigableMap<JobId, Arn> queues = new TreeMap<>();

    /** Each single job or array, with its queue, in order; as it is now. */
    public Map<JobId, Arn> all() {
        return new TreeMap<>(queues);
    }

    void change(JobId job, Optional<Standing> after) {
        after.filter(Standing::toldOfTrouble).ifPresentOrElse(standing -> queues.put(job, standing.queue()),
                () -> queues.remove(job));
    }
}
