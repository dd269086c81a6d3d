package dev.longshore.scheduler.core.placement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.consumable.Stock;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * Where the lines have come to a halt: the walk of a {@link SchedulingPass} once more, in which nobody is placed, because the pass has
 * placed whom it could. Holds for one moment.
 */
public final class Standstill {

    private final Fit fit;
    /** In the order of the queues' turns. */
    private final Map<Arn, Halt> halts = new LinkedHashMap<>();

    private Standstill(Fit fit) {
        this.fit = fit;
    }

    private record Halt(QueueInTurn turn, Optional<Waiting> first) {

        boolean isInTheWayOf(Queue queue) {
            return first.isPresent() && !Collections.disjoint(turn.queue().definition().computeEnvironments(),
                    queue.definition().computeEnvironments());
        }
    }

    public static Standstill of(Memory memory, Fit fit) {
        Standstill standstill = new Standstill(fit);
        Stock stock = new Stock(memory);
        SchedulingPass.inTurn(memory).forEach(queue -> {
            QueueInTurn turn = new QueueInTurn(memory, fit, queue, stock, memory.cell().time());
            Optional<Waiting> first = turn.head();
            first.ifPresent(turn::isHeldUpBy);
            standstill.halts.put(queue.arn(), new Halt(turn, first));
        });
        return standstill;
    }

    /** The first of a queue who may start and finds no room. */
    public Optional<Waiting> first(Queue queue) {
        return Optional.ofNullable(halts.get(queue.arn())).flatMap(Halt::first);
    }

    /** Whether somebody of a queue whose turn comes before waits for room in an environment of that one too. */
    public boolean isBehindAnother(Queue queue) {
        return halts.values().stream().takeWhile(halt -> !halt.turn().queue().arn().equals(queue.arn()))
                .anyMatch(halt -> halt.isInTheWayOf(queue));
    }

    /** Why somebody with that ask may not start, whether there is room or not; nothing when he may. */
    public Optional<WaitReason> refusal(Queue queue, Ask ask) {
        return fit.never(queue.arn(), ask.demand()).or(() -> Optional.ofNullable(halts.get(queue.arn()))
                .filter(halt -> halt.first().filter(first -> first.ask().equals(ask)).isEmpty())
                .flatMap(halt -> halt.turn().refusal(ask)));
    }
}
