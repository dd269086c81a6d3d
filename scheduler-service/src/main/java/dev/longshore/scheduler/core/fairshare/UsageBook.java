package dev.longshore.scheduler.core.fairshare;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.ShareUsage;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Writes down what a share has used, whenever it is about to hold more or less than before. */
public final class UsageBook {

    private UsageBook() {}

    /** A job is about to start, or an attempt of it has ended. */
    public static void settle(TurnJournal journal, Job job) {
        journal.memory().queue(job.spec().queue()).filter(queue -> queue.definition().schedulingPolicy().isPresent())
                .ifPresent(queue -> settle(journal, queue, job.ask().share()));
    }

    /** The share has held the same for a whole window. If that is nothing, it is no longer active; and later it is forgotten. */
    public static void due(TurnJournal journal, ShareUsage usage) {
        Optional<Queue> queue = journal.memory().queue(usage.queue());
        boolean hasJobs = journal.memory().shareLoads().of(usage.queue(), usage.share()).active() > 0;
        if (queue.isPresent() && hasJobs) {
            settle(journal, queue.get(), usage.share());
            return;
        }
        if (queue.isPresent() && usage.active()) {
            Decay decay = Shares.decay(journal.memory(), queue.get());
            journal.put(usage.idle(later(usage.at().plus(decay.memory()), journal.now().plus(decay.window()))));
            return;
        }
        journal.remove(usage);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void settle(TurnJournal journal, Queue queue, String share) {
        Memory memory = journal.memory();
        Instant now = journal.now();
        Optional<ShareUsage> before = memory.shareUsages().of(queue.arn(), share);
        if (before.filter(known -> known.at().equals(now)).isPresent()) {
            return;
        }
        Decay decay = Shares.decay(memory, queue);
        double held = memory.shareLoads().of(queue.arn(), share).vcpuMillis() / 1000.0;
        double used = before.map(known -> decay.later(known, held, now)).orElse(0.0);
        journal.put(new ShareUsage(queue.arn(), share, used, now, true, now.plus(decay.window())));
    }
}
