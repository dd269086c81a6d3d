package dev.longshore.scheduler.core.retention;

import java.time.Duration;

import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Forgets a job some time after its final status is durable elsewhere. Until then a submission that is still on its way is recognised as a
 * repetition.
 */
public final class Retention {

    private final Duration afterArchived;

    public Retention(Duration afterArchived) {
        this.afterArchived = afterArchived;
    }

    public void archived(TurnJournal journal, JobArchived archived) {
        journal.memory().jobs().progress(archived.job()).filter(job -> isFinal(job, archived.version()))
                .filter(job -> job.forgetAt().isEmpty())
                .ifPresent(job -> journal.put(job.withForgetAt(journal.now().plus(afterArchived))));
    }

    /** Forgets the job, and an array's children with it; nodes that were not heard of to have stopped are waited for. */
    public void forget(TurnJournal journal, JobProgress job) {
        boolean isMultiNode = journal.memory().jobs().find(job.job()).filter(Job::isMultiNode).isPresent();
        if (isMultiNode && !journal.memory().jobs().liveNodes(job.job()).isEmpty()) {
            journal.put(job.withForgetAt(journal.now().plus(afterArchived)));
            return;
        }
        journal.memory().jobs().entities(job.job()).forEach(journal::remove);
    }

    private static boolean isFinal(JobProgress job, long version) {
        return job.progress().hasEnded() && version >= job.progress().version();
    }
}
