package dev.longshore.scheduler.core.placement;

import java.util.Optional;

import dev.longshore.scheduler.core.consumable.Stock;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.limit.RunningLimits;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Front;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * A queue whose turn it is: a walk along its line, past those who may not start whether there is room or not, because they could never be
 * placed, or because something other than room is short.
 */
final class QueueInTurn {

    private final Queue queue;
    private final Front front;
    private final RunningLimits limits;
    private final Stock stock;

    /** @param stock of consumable resources, after the queues whose turn came before */
    QueueInTurn(Memory memory, Fit fit, Queue queue, Stock stock) {
        this.queue = queue;
        this.front = memory.lines().of(queue.arn()).orElseThrow().lanes().firstEntry().getValue()
                .front(ask -> fit.never(queue.arn(), ask.demand()).isEmpty());
        this.limits = new RunningLimits(memory, queue);
        this.stock = stock;
    }

    Queue queue() {
        return queue;
    }

    /** Who goes next. */
    Optional<Waiting> head() {
        Optional<Waiting> head = front.head();
        while (head.isPresent() && allowed(head.get().ask()) == 0) {
            passBy(head.get().ask());
            head = front.head();
        }
        return head;
    }

    /** How many who ask for this may start, whether there is room or not. */
    int allowed(Ask ask) {
        return Math.min(limits.left(ask.share()), stock.enoughFor(ask.demand()));
    }

    /** So many of those at the head are to start, and still stand in line: goes on behind them. */
    void reserve(Waiting head, int jobs) {
        limits.count(head.ask().share(), jobs);
        stock.keep(head.demand(), jobs);
        front.pass();
    }

    private void passBy(Ask ask) {
        boolean waitsForConsumables = limits.left(ask.share()) > 0;
        if (waitsForConsumables) {
            stock.keep(ask.demand(), 1);
        }
        front.passAllAlike();
    }
}
