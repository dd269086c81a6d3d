package dev.longshore.scheduler.core.placement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

/**
 * One pass over all queues, by priority, then by name. Within a queue the order is strict: who is first and finds no room holds up those
 * behind, except one that could never be placed, which is passed over. As on AWS, a queue of lower priority takes what the head of a
 * higher one cannot use.
 */
public final class SchedulingPass {

    private static final Comparator<Queue> BY_PRIORITY = Comparator
            .comparingInt((Queue queue) -> queue.definition().priority()).reversed().thenComparing(Queue::key);

    private final Memory memory;
    private final Fit fit;
    private final Growth growth;
    private final Placer placer;
    private final HeadReasons reasons;

    public SchedulingPass(Memory memory, Fit fit, Growth growth, Lifecycle lifecycle, Orders orders, Gangs gangs) {
        Rooms rooms = new Rooms(memory);
        this.memory = memory;
        this.fit = fit;
        this.growth = growth;
        this.placer = new Placer(rooms, lifecycle, orders, gangs);
        this.reasons = new HeadReasons(new Prospects(rooms, growth));
    }

    public void run(TurnJournal journal, Launches launches) {
        Stirred stirred = memory.stirred().take();
        if (stirred.isNothing()) {
            return;
        }
        Stock stock = new Stock(memory);
        List<Blocked> blocked = inTurn().flatMap(queue -> placer.serve(journal, turn(queue, stock, journal.now())).stream())
                .toList();
        Stock planned = new Stock(memory);
        LaunchPlan plan = new LaunchPlan(memory, growth);
        List<Blocked> stuck = blocked.stream().filter(queue -> !plan.provideFor(turn(queue.queue(), planned, journal.now())))
                .toList();
        plan.keepMinimum();
        launches.request(journal, plan.drafts());
        stuck.forEach(queue -> launches.makeRoomFor(journal, queue.queue(), queue.first().demand().perNode()));
        blocked.forEach(queue -> reasons.renew(journal, queue));
    }

    private Stream<Queue> inTurn() {
        return memory.lines().all().stream().flatMap(line -> memory.queue(line.queue()).stream()).sorted(BY_PRIORITY);
    }

    private QueueInTurn turn(Queue queue, Stock stock, Instant now) {
        return new QueueInTurn(memory, fit, queue, stock, now);
    }
}
