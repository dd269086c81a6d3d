package dev.longshore.scheduler.core.fairshare;

import java.util.Optional;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.ShareUsage;

/**
 * How many shares of a fair-share queue may be active at once; a submission that would make one more fails.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html">AWS Batch user guide, service quotas</a>
 */
public final class ShareLimit {

    private static final int MOST = 500;

    private ShareLimit() {}

    /** Why a job cannot be taken, where its share would be one too many. */
    public static Optional<String> refusal(Memory memory, JobSubmitted submitted) {
        return submitted.terms().share().flatMap(share -> memory.queue(submitted.queue())
                .filter(queue -> queue.definition().schedulingPolicy().isPresent())
                .filter(queue -> !isActive(memory, queue, share) && new Shares(memory, queue).active().size() >= MOST)
                .map(queue -> "Job queue " + queue.arn().name() + " has " + MOST + " active share identifiers, and '" + share
                        + "' would be one more; use one of these, or submit the job again when one of them has had no jobs for"
                        + " a while."));
    }

    private static boolean isActive(Memory memory, Queue queue, String share) {
        return memory.shareLoads().of(queue.arn(), share).active() > 0
                || memory.shareUsages().of(queue.arn(), share).filter(ShareUsage::active).isPresent();
    }
}
