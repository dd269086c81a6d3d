package dev.longshore.scheduler.core.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.scheduler.core.backfill.Reservations;
import dev.longshore.scheduler.core.consumable.Stock;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Stirred;
import dev.longshore.scheduler.core.state.TurnJournal;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * One pass over all queues, by priority, then by name. Within a queue, who is first and finds no room is kept a place; those behind, and
 * queues of lower priority, take what cannot delay it. One who could never be placed, or for whom something other than room is short, is
 * passed over.
 *
 * <p>In meaning each pass looks at everything. A queue that nothing has changed for is not looked through again: only its first counts,
 * because of what is kept for it.
 */
public final class SchedulingPass {

    private static final Comparator<Queue> BY_PRIORITY = Comparator
            .comparingInt((Queue queue) -> queue.definition().priority()).reversed().thenComparing(Queue::key);

    private final Memory memory;
    private final Fit fit;
    private final Growth growth;
    private final Placer placer;
    private final HeadReasons reasons;
    private final Duration stopGrace;

    /** @param stopGrace by which an attempt may outlast its timeout */
    public SchedulingPass(Memory memory, Fit fit, Growth growth, Placer placer, Duration stopGrace) {
        this.memory = memory;
        this.fit = fit;
        this.growth = growth;
        this.stopGrace = stopGrace;
        this.placer = placer;
        this.reasons = new HeadReasons(new Prospects(new Rooms(memory), growth));
    }

    public void run(TurnJournal journal, Launches launches) {
        if (memory.stirred().isNothing()) {
            return;
        }
        Stirred stirred = memory.stirred().take();
        Reservations reservations = new Reservations(journal, growth, stopGrace);
        List<Blocked> blocked = serve(journal, stirred, reservations);
        Stock planned = new Stock(memory);
        LaunchPlan plan = new LaunchPlan(memory, growth, reservations);
        List<Stuck> stuck = blocked.stream()
                .flatMap(queue -> plan.provideFor(turn(queue.queue(), planned, journal.now())).stream()).toList();
        plan.keepMinimum(type -> stuck.stream().noneMatch(queue -> launches.lacksHosts(queue, type))
                && blocked.stream().noneMatch(queue -> launches.keepFailing(memory, queue, type)));
        launches.request(journal, plan.drafts());
        stuck.forEach(queue -> launches.makeRoomFor(journal, queue));
        lookAgainAtShares();
        reasons.takeBackFromOthers(journal, blocked);
        blocked.forEach(queue -> reasons.renew(journal, queue));
    }

    private List<Blocked> serve(TurnJournal journal, Stirred stirred, Reservations reservations) {
        reservations.dropThoseOfEmptyLines();
        Stock stock = new Stock(memory);
        List<Blocked> blocked = new ArrayList<>();
        inTurn(memory).forEach(queue -> {
            QueueInTurn turn = turn(queue, stock, journal.now());
            boolean isStirred = stirred.concerns(queue) || memory.stirred().concerns(queue);
            Optional<Waiting> first = isStirred ? placer.serve(journal, turn, reservations) : findFirst(turn, reservations);
            first.ifPresentOrElse(waiting -> blocked.add(new Blocked(queue, waiting)), () -> reservations.nobodyWaits(queue));
            if (turn.isRestless()) {
                memory.stirred().queue(queue.arn());
            }
            if (turn.waitsForConsumables() || reservations.hasRefused(queue)) {
                memory.stirred().refused(queue.arn());
            }
        });
        return blocked;
    }

    /** Time alone changes whose share goes first, and with that for whom a place is kept. */
    private void lookAgainAtShares() {
        memory.reservations().stream().flatMap(kept -> memory.queue(kept.queue()).stream())
                .filter(queue -> queue.definition().schedulingPolicy().isPresent())
                .forEach(queue -> memory.stirred().queue(queue.arn()));
    }

    /** Nothing has changed: the first who may start finds no room. */
    private static Optional<Waiting> findFirst(QueueInTurn turn, Reservations reservations) {
        Optional<Waiting> first = turn.head();
        first.ifPresent(waiting -> {
            reservations.add(turn.queue(), waiting);
            turn.isHeldUpBy(waiting);
        });
        return first;
    }

    /** The queues in which somebody waits. */
    static Stream<Queue> inTurn(Memory memory) {
        return memory.lines().all().stream().flatMap(line -> memory.queue(line.queue()).stream()).sorted(BY_PRIORITY);
    }

    private QueueInTurn turn(Queue queue, Stock stock, Instant now) {
        return new QueueInTurn(memory, fit, queue, stock, now);
    }
}
