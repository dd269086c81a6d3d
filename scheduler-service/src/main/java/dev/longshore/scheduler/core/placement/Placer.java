package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;
import dev.longshore.scheduler.core.state.Waiting;

/** Places jobs from the head of a line for as long as there is room. */
final class Placer {

    private final Rooms rooms;
    private final Lifecycle lifecycle;
    private final Orders orders;
    private final Gangs gangs;

    Placer(Rooms rooms, Lifecycle lifecycle, Orders orders, Gangs gangs) {
        this.gangs = gangs;
        this.rooms = rooms;
        this.lifecycle = lifecycle;
        this.orders = orders;
    }

    /** @return who may start and finds no room */
    Optional<Blocked> serve(TurnJournal journal, QueueInTurn turn) {
        for (Optional<Waiting> head = turn.head(); head.isPresent(); head = turn.head()) {
            List<Instance> places = rooms.find(turn.queue(), head.get().demand());
            if (places.isEmpty()) {
                return Optional.of(new Blocked(turn.queue(), head.get()));
            }
            Job job = next(journal.memory().jobs(), head.get().job());
            journal.attempt(() -> place(journal, job, places))
                    .ifPresent(failure -> lifecycle.fail(journal, job, "The scheduler could not place this: " + failure));
            turn.started(head.get());
        }
        return Optional.empty();
    }

    private void place(TurnJournal journal, Job job, List<Instance> places) {
        if (job.isMultiNode()) {
            gangs.start(journal, job, places);
            return;
        }
        Placement placement = Placement.of(job.progress().nextAttempt(), places.getFirst(), job.spec().demand().perNode(),
                journal.now());
        lifecycle.start(journal, job, placement);
        orders.run(journal, job, placement);
    }

    private static Job next(Jobs jobs, JobId id) {
        Job job = jobs.find(id).orElseThrow();
        return job.isArrayParent() ? jobs.firstRunnableChild(id).orElseThrow() : job;
    }
}
