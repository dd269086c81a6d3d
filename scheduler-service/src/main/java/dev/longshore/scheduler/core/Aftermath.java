package dev.longshore.scheduler.core;

import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.state.Ending;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.TurnJournal;

/** What follows from a decision belongs to it: the ends of jobs reach those that wait for them, and so on until nothing follows. */
final class Aftermath {

    private final Wiring core;

    Aftermath(Wiring core) {
        this.core = core;
    }

    /** Makes a decision with all that follows, or nothing of it. */
    Optional<RuntimeException> attempt(TurnJournal journal, Runnable decision) {
        return journal.attempt(() -> {
            decision.run();
            settle(journal);
        });
    }

    /** Ends a job that cannot be dealt with otherwise, whatever its state; of an array, those children that were not told of yet. */
    void failJob(TurnJournal journal, JobId id, String reason) {
        Optional<Job> job = journal.memory().jobs().find(id).filter(known -> !known.progress().hasEnded());
        job.filter(Job::isArrayParent).ifPresent(array -> core.arrays.failUntouched(journal, array, reason));
        job.filter(known -> !known.isArrayParent()).ifPresent(known -> {
            known.progress().placement().ifPresent(placement -> core.orders.stop(journal, placement.executor(),
                    known.attempt(placement.attempt()), reason));
            core.lifecycle.fail(journal, known, reason);
        });
    }

    /** Follows up what has ended, until nothing follows. */
    void settle(TurnJournal journal) {
        for (Optional<Ending> ended = journal.nextEnding(); ended.isPresent(); ended = journal.nextEnding()) {
            switch (ended.get()) {
                case Ending.OfJob(JobId job) -> follow(journal, job);
                case Ending.OfUntouchedChildren(JobId array) -> core.dependencies.followUntouched(journal, array);
            }
        }
    }

    private void follow(TurnJournal journal, JobId ended) {
        if (ended.isChild()) {
            core.arrays.childEnded(journal, ended);
        }
        Job job = journal.memory().jobs().find(ended).orElseThrow();
        if (job.isMultiNode()) {
            core.gangs.ended(journal, ended,
                    Optional.ofNullable(journal.told().get(ended)).flatMap(told -> told.progress().reason()));
        }
        core.dependencies.follow(journal, ended);
    }
}
