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
                .ifPresent(queue -> settle(journal, queue, job.spec().ask().share()));
    }

    /** The share has not changed for as long as use is remembered: it is forgotten if it has no jobs. */
    public static void idle(TurnJournal journal, ShareUsage usage) {
        Optional<Queue> queue = journal.memory().queue(usage.queue());
        if (queue.isEmpty() || journal.memory().shareLoads().of(usage.queue(), usage.share()).active() == 0) {
            journal.remove(usage);
            return;
        }
        settle(journal, queue.get(), usage.share());
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
        journal.put(new ShareUsage(queue.arn(), share, used, now, now.plus(decay.window())));
    }
}
