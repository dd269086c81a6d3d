package dev.longshore.scheduler.core.placement;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import dev.longshore.scheduler.core.consumable.Stock;
import dev.longshore.scheduler.core.fairshare.ShareReserve;
import dev.longshore.scheduler.core.fairshare.Shares;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.limit.RunningLimits;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * A queue whose turn it is: a walk along its line, past those who may not start whether there is room or not, because they could never be
 * placed, or because something other than room is short.
 */
final class QueueInTurn {

    private final Queue queue;
    private final QueueOrder order;
    private final RunningLimits limits;
    private final ShareReserve reserve;
    private Stock stock;
    private boolean someWaitForConsumables;

    /** @param stock of consumable resources, after the queues whose turn came before */
    QueueInTurn(Memory memory, Fit fit, Queue queue, Stock stock, Instant now) {
        Shares shares = new Shares(memory, queue);
        this.queue = queue;
        this.order = new QueueOrder(memory.lines().of(queue.arn()).orElseThrow(), shares, now,
                lane -> lane.front(ask -> fit.never(queue.arn(), ask.demand()).isEmpty(), memory.settings()));
        this.limits = new RunningLimits(memory, queue);
        this.reserve = new ShareReserve(memory, queue, shares.active().size());
        this.stock = stock;
    }

    Queue queue() {
        return queue;
    }

    /** Who goes next. */
    Optional<Waiting> head() {
        Optional<Waiting> head = order.head();
        while (head.isPresent() && allowed(head.get().ask()) == 0) {
            passBy(head.get().ask());
            head = order.head();
        }
        return head;
    }

    /** Whether time alone, which changes whose share goes first, may let somebody start: who comes first keeps consumables from others. */
    boolean isRestless() {
        return someWaitForConsumables && queue.definition().schedulingPolicy().isPresent();
    }

    /** Whether somebody lacks consumables, which may be kept for others. */
    boolean waitsForConsumables() {
        return someWaitForConsumables;
    }

    /** How many who ask for this may start, whether there is room or not. */
    int allowed(Ask ask) {
        return reserve.reached(ask).isPresent() ? 0 : Math.min(limits.left(ask.share()), stock.enoughFor(ask.demand()));
    }

    /** Why nobody who asks for this may start, whether there is room or not. */
    Optional<WaitReason> refusal(Ask ask) {
        return limits.reached(ask.share()).or(() -> reserve.reached(ask)).or(() -> stock.shortage(ask.demand()));
    }

    /** One of those at the head has started. */
    void started(Waiting head) {
        order.charge(head, 1);
    }

    /** So many of those at the head are to start, and still stand in line: goes on behind them. */
    void reserve(Waiting head, int jobs) {
        limits.count(head.ask().share(), jobs);
        reserve.count(head.ask(), jobs);
        stock.keep(head.demand(), jobs);
        order.pass();
        order.charge(head, jobs);
    }

    /**
     * The head finds no room: goes on behind it, past all who ask for the same. Its consumables are kept; what is kept for those behind
     * it concerns this queue only.
     */
    void isHeldUpBy(Waiting head) {
        stock.keep(head.demand(), 1);
        stock = stock.copy();
        passAllAlike();
    }

    /** Goes on behind the head, past all who ask for the same. */
    void passAllAlike() {
        order.passAllAlike();
    }

    /**
     * The same, and past those next to it who may start and of whose demand something holds.
     *
     * @return past how many different asks, at most so many
     */
    int passAllAlike(Predicate<Demand> also, int most) {
        return order.passAllAlike(ask -> also.test(ask.demand()) && allowed(ask) > 0, most);
    }

    private void passBy(Ask ask) {
        if (reserve.reached(ask).isPresent()) {
            order.passShare();
            return;
        }
        if (limits.left(ask.share()) == 0) {
            passAllAtLimit();
            return;
        }
        someWaitForConsumables = true;
        stock.keep(ask.demand(), 1);
        order.passAllAlike();
    }

    /** All of the queue, or of the share, as far as they are together: however many wait at a limit, the walk is not longer for it. */
    private void passAllAtLimit() {
        if (limits.isReachedByAll()) {
            order.passAll();
        } else if (queue.definition().schedulingPolicy().isPresent()) {
            order.passShare();
        } else {
            order.passAllAlike();
        }
    }
}
