package dev.longshore.scheduler.core.cancellation;

import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Ends the jobs of a queue that is deleted, as if their users had terminated each. A queue that was made anew under the same name is
 * another one.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_DeleteJobQueue.html">AWS Batch API reference, DeleteJobQueue</a>
 */
public final class QueueDeletion {

    private static final String REASON = "JobQueue deleted";

    private final Termination termination;

    public QueueDeletion(Termination termination) {
        this.termination = termination;
    }

    public void delete(TurnJournal journal, ResourceDeleted deleted) {
        journal.memory().queue(deleted.arn()).filter(known -> known.definition().uuid().equals(deleted.uuid()))
                .ifPresent(queue -> delete(journal, queue));
    }

    private void delete(TurnJournal journal, Queue queue) {
        journal.memory().jobs().of(queue.arn()).forEach(job -> termination.terminate(journal, job, REASON));
        journal.remove(queue);
    }
}
