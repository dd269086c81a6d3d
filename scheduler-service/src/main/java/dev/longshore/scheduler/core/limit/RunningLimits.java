package dev.longshore.scheduler.core.limit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.ShareLoads;

/**
 * How many more jobs of one queue may start, counted down as they do. Jobs that are STARTING or RUNNING count; children of an array each
 * count for one, and so does a multi-node job. Who names no share counts towards the queue's limit only.
 */
public final class RunningLimits {

    private final Queue queue;
    private final ShareLoads loads;
    private final Map<String, Integer> startedByShare = new TreeMap<>();
    private int started;

    public RunningLimits(Memory memory, Queue queue) {
        this.queue = queue;
        this.loads = memory.shareLoads();
    }

    /** Why nobody of that share may start now. */
    public Optional<WaitReason> reached(String share) {
        Optional<WaitReason> byQueue = queue.definition().maxRunningJobs().filter(most -> runningNow() >= most)
                .map(most -> new WaitReason.QueueAtLimit(queue.arn(), most));
        return byQueue.or(() -> shareLimit(share).filter(most -> runningNow(share) >= most)
                .map(most -> new WaitReason.ShareAtLimit(share, most)));
    }

    /** Whether nobody of the queue may start now, whatever his share. */
    public boolean isReachedByAll() {
        return leftInAll() <= 0;
    }

    /** How many of that share may start before a limit is reached. */
    public int left(String share) {
        int ofShare = shareLimit(share).map(most -> most - runningNow(share)).orElse(Integer.MAX_VALUE);
        return Math.max(0, Math.min(leftInAll(), ofShare));
    }

    /** So many of that share are to start, which memory does not know of yet. */
    public void count(String share, int jobs) {
        started += jobs;
        startedByShare.merge(share, jobs, Integer::sum);
    }

    private int leftInAll() {
        return queue.definition().maxRunningJobs().map(most -> most - runningNow()).orElse(Integer.MAX_VALUE);
    }

    private Optional<Integer> shareLimit(String share) {
        return share.isEmpty() ? Optional.empty() : queue.definition().maxRunningJobsPerShare();
    }

    private int runningNow() {
        return loads.of(queue.arn()).running() + started;
    }

    private int runningNow(String share) {
        return loads.of(queue.arn(), share).running() + startedByShare.getOrDefault(share, 0);
    }
}
