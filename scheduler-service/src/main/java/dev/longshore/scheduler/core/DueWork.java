package dev.longshore.scheduler.core;

import java.util.Optional;

import dev.longshore.scheduler.core.fairshare.UsageBook;
import dev.longshore.scheduler.core.state.Cell;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.DeletedQueue;
import dev.longshore.scheduler.core.state.DeletedResource;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.HostPool;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.JobSpec;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Reservation;
import dev.longshore.scheduler.core.state.RunTimes;
import dev.longshore.scheduler.core.state.SharePolicy;
import dev.longshore.scheduler.core.state.ShareUsage;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Acts on the deadlines that have come, the earliest first. */
final class DueWork {

    private final Wiring core;

    DueWork(Wiring core) {
        this.core = core;
    }

    void act(TurnJournal journal) {
        for (Optional<String> due = next(journal); due.isPresent(); due = next(journal)) {
            act(journal, journal.memory().find(due.get()).orElseThrow());
        }
    }

    private static Optional<String> next(TurnJournal journal) {
        return journal.memory().deadlines().due(journal.now());
    }

    /** Of several that are due at once each is looked at in a round of its own. */
    private void act(TurnJournal journal, JobProgress job) {
        if (job.expiry().filter(at -> !at.isAfter(journal.now())).isPresent()) {
            core.expiry.fail(journal, job);
        } else if (job.limit().filter(at -> !at.isAfter(journal.now())).isPresent()) {
            core.timeLimits.fail(journal, job);
        } else {
            journal.memory().jobs().find(job.job()).ifPresent(known -> core.timeouts.stopIfDue(journal, known));
        }
    }

    private void act(TurnJournal journal, Entity entity) {
        switch (entity) {
            case JobProgress job when job.forgetAt().isPresent() -> core.retention.forget(journal, job);
            case JobProgress job -> act(journal, job);
            case ChildrenProgress chunk -> journal.memory().jobs().children(chunk)
                    .forEach(child -> core.timeouts.stopIfDue(journal, child));
            case Instance instance -> core.idle.graceIsOver(journal, instance);
            case Environment environment -> core.instanceEvents.tryAgain(journal, environment.arn());
            case ShareUsage usage -> UsageBook.due(journal, usage);
            case Reservation kept -> journal.put(kept.outlived());
            case DeletedQueue queue -> journal.remove(queue);
            case DeletedResource gone -> core.deletions.due(journal, gone);
            case RunTimes never -> {
            }
            case Cell never -> {
            }
            case Queue never -> {
            }
            case SharePolicy never -> {
            }
            case Consumable never -> {
            }
            case HostPool never -> {
            }
            case Executor never -> {
            }
            case JobSpec never -> {
            }
        }
    }
}
