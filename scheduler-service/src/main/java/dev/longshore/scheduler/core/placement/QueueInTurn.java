package dev.longshore.scheduler.core.placement;

import java.util.Optional;

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

    QueueInTurn(Memory memory, Fit fit, Queue queue) {
        this.queue = queue;
        this.front = memory.lines().of(queue.arn()).orElseThrow().lanes().firstEntry().getValue()
                .front(ask -> fit.never(queue.arn(), ask.demand()).isEmpty());
        this.limits = new RunningLimits(memory, queue);
    }

    Queue queue() {
        return queue;
    }

    /** Who goes next. */
    Optional<Waiting> head() {
        Optional<Waiting> head = front.head();
        while (head.isPresent() && allowed(head.get().ask()) == 0) {
            front.passAllAlike();
            head = front.head();
        }
        return head;
    }

    /** How many who ask for this may start, whether there is room or not. */
    int allowed(Ask ask) {
        return limits.left(ask.share());
    }

    /** So many of those at the head are to start, and still stand in line: goes on behind them. */
    void reserve(Waiting head, int jobs) {
        limits.count(head.ask().share(), jobs);
        front.pass();
    }
}
