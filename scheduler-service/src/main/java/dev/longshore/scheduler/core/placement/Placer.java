package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.backfill.Reservations;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * Places jobs from the head of a line for as long as there is room; then those behind it who find room that nobody before them needs. Of
 * those who ask for the same, one is looked at.
 */
public final class Placer {

    /** So many who find no room are looked at: nobody far behind makes a pass slow. */
    private static final int LOOKED_AT = 500;

    private final Rooms rooms;
    private final Lifecycle lifecycle;
    private final Orders orders;
    private final Gangs gangs;

    public Placer(Rooms rooms, Lifecycle lifecycle, Orders orders, Gangs gangs) {
        this.gangs = gangs;
        this.rooms = rooms;
        this.lifecycle = lifecycle;
        this.orders = orders;
    }

    /** @return the first who may start and finds no room */
    Optional<Waiting> serve(TurnJournal journal, QueueInTurn turn, Reservations reservations) {
        Optional<Waiting> first = Optional.empty();
        Tight tight = new Tight();
        int withoutRoom = 0;
        for (Optional<Waiting> head = turn.head(); head.isPresent() && withoutRoom < LOOKED_AT; head = turn.head()) {
            Waiting next = head.get();
            if (tight.isFor(next.demand())) {
                withoutRoom += turn.passAllAlike(tight::isFor, LOOKED_AT - withoutRoom);
                continue;
            }
            List<Instance> places = find(turn, next, reservations, tight);
            if (!places.isEmpty()) {
                start(journal, next, places, () -> reservations.placed(turn.queue(), next.ask(), places));
                turn.started(next);
                continue;
            }
            withoutRoom++;
            if (first.isPresent()) {
                turn.passAllAlike();
            } else {
                first = head;
                reservations.add(turn.queue(), next);
                turn.isHeldUpBy(next);
            }
        }
        return first;
    }

    private List<Instance> find(QueueInTurn turn, Waiting next, Reservations reservations, Tight tight) {
        List<Instance> places = rooms.find(turn.queue(), next.demand(),
                instance -> reservations.mayTake(instance, turn.queue(), next.ask()));
        if (places.isEmpty() && rooms.most(turn.queue(), next.demand()) == 0) {
            tight.note(next.demand());
        }
        return places;
    }

    private void start(TurnJournal journal, Waiting next, List<Instance> places, Runnable placed) {
        Job job = next(journal.memory().jobs(), next.job());
        journal.attempt(() -> {
            place(journal, job, places);
            placed.run();
        }).ifPresent(failure -> lifecycle.fail(journal, job, "The scheduler could not place this: " + failure));
    }

    private void place(TurnJournal journal, Job job, List<Instance> places) {
        if (job.isMultiNode()) {
            gangs.start(journal, job, places);
            return;
        }
        Placement placement = Placement.of(job.progress().nextAttempt(), places.getFirst(), job.demand().perNode(),
                journal.now());
        lifecycle.start(journal, job, placement);
        orders.run(journal, job, placement);
    }

    private static Job next(Jobs jobs, JobId id) {
        Job job = jobs.find(id).orElseThrow();
        return job.isArrayParent() ? jobs.firstRunnableChild(id).orElseThrow() : job;
    }
}
