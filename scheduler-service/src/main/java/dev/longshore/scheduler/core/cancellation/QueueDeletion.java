package dev.longshore.scheduler.core.cancellation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.scheduler.core.state.DeletedQueue;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Ends the jobs of a queue that is deleted, as if their users had terminated each; also those that were on their way. A queue that was
 * made anew under the same name is another one.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_DeleteJobQueue.html">AWS Batch API reference, DeleteJobQueue</a>
 */
public final class QueueDeletion {

    private static final String REASON = "JobQueue deleted";
    /** A turn is a transaction: a million jobs, or children, are too many for one. */
    private static final int AT_ONCE = 2_000;

    private final Termination termination;
    private final Duration retention;

    /** @param retention for which a submission can be on its way */
    public QueueDeletion(Termination termination, Duration retention) {
        this.termination = termination;
        this.retention = retention;
    }

    /**
     * Why a job cannot be run that was submitted before its queue was deleted; or later, by another clock: before the last job of the one
     * has ended, there is no other of that name.
     */
    public static Optional<String> refusal(Memory memory, JobSubmitted submitted) {
        return memory.deletedQueue(submitted.queue())
                .filter(gone -> !submitted.submittedAt().isAfter(gone.deletedAt())
                        || memory.deletedResources().isLeaving(gone.arn()))
                .map(gone -> REASON);
    }

    /**
     * Forgets the queue. One that is not known may have been made while nobody listened: jobs that were submitted to it may still come.
     *
     * @param isNews whether this is the first word of the deletion of a queue of this cell
     */
    public void delete(TurnJournal journal, ResourceDeleted deleted, boolean isNews) {
        Optional<Queue> known = journal.memory().queue(deleted.arn());
        boolean isGone = known.map(queue -> queue.definition().uuid().equals(deleted.uuid())).orElse(isNews);
        if (isGone) {
            known.ifPresent(journal::remove);
            journal.put(new DeletedQueue(deleted.arn(), journal.now(), journal.now().plus(retention)));
        }
    }

    /** Ends some of the jobs of a queue that was deleted. Returns whether there were any; then there may be more. */
    public boolean endSome(TurnJournal journal, Arn queue) {
        List<Job> last = journal.memory().jobs().lastToEnd(queue, AT_ONCE);
        int before = journal.told().size();
        for (Job job : last) {
            if (journal.told().size() - before >= AT_ONCE) {
                return true;
            }
            termination.terminate(journal, job, REASON);
        }
        return !last.isEmpty();
    }
}
