package dev.longshore.scheduler.core.placement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.fairshare.Shares;
import dev.longshore.scheduler.core.state.Lane;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * The walk along a line in which everybody finds room: in what order those who wait would start. Whether they could ever be placed is not
 * asked.
 */
public final class FrontOfLine {

    private final Memory memory;
    private final QueueOrder order;
    private final List<JobId> first = new ArrayList<>();
    /** How far the walk has come in each array: of several shares, the turn goes from one to the other between two children. */
    private final Map<JobId, Integer> childrenPassed = new LinkedHashMap<>();

    private FrontOfLine(Memory memory, Queue queue, Line line, Instant now) {
        this.memory = memory;
        this.order = new QueueOrder(line, new Shares(memory, queue), now, Lane::front);
    }

    /** The first so many, children of arrays one by one. */
    public static List<JobId> of(Memory memory, Queue queue, Instant now, int most) {
        return memory.lines().of(queue.arn()).map(line -> new FrontOfLine(memory, queue, line, now).walk(most)).orElse(List.of());
    }

    private List<JobId> walk(int most) {
        Optional<Waiting> head = order.head();
        while (head.isPresent() && first.size() < most) {
            take(head.get());
            head = order.head();
        }
        return first;
    }

    private void take(Waiting head) {
        Optional<JobId> next = next(head);
        next.ifPresent(job -> {
            first.add(job);
            order.charge(head, 1);
        });
        if (next.isEmpty()) {
            order.pass();
        }
    }

    /** Nothing when all of them are taken. */
    private Optional<JobId> next(Waiting head) {
        boolean isSingle = memory.jobs().find(head.job()).filter(job -> !job.isArrayParent()).isPresent();
        if (isSingle) {
            return childrenPassed.put(head.job(), 1) == null ? Optional.of(head.job()) : Optional.empty();
        }
        Optional<JobId> child = memory.jobs().firstRunnableChild(head.job(), childrenPassed.getOrDefault(head.job(), 0));
        child.ifPresent(found -> childrenPassed.put(head.job(), found.index() + 1));
        return child;
    }
}
