package dev.longshore.scheduler.core.front;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.Holder;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.InFront;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.fairshare.Shares;
import dev.longshore.scheduler.core.placement.FrontOfLine;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;

/**
 * The first of each queue, and since when each of them has been where it is. This is not state: it decides nothing, and after a take-over
 * it begins anew. It is as exact as it is looked at often.
 */
public final class Fronts {

    private static final Comparator<Holder> MOST_FIRST = Comparator.comparingLong(Holder::vcpuMillis).reversed()
            .thenComparing(Holder::share);

    /** So many are walked past in milliseconds. All of a thousand queues in which a hundred wait would hold the cell up, each second. */
    private static final int MOST_AT_ONCE = 2_000;

    private final Memory memory;
    /** In the order in which they were looked at. */
    private final Map<Arn, Seen> known = new LinkedHashMap<>();

    /**
     * @param line of which there is a new one when all had gone meanwhile, or when it was rearranged
     * @param changes of the line, when it was looked at
     */
    private record Seen(List<InFront> first, Optional<Line> line, long changes) {

        private static final Seen NOBODY = new Seen(List.of(), Optional.empty(), 0);

        boolean isOf(Line now) {
            return line.filter(now::equals).isPresent() && changes == now.changes();
        }
    }

    public Fronts(Memory memory) {
        this.memory = memory;
    }

    /**
     * Takes note of who is where. Costs a walk past the first of each queue in which somebody waits; not of those that are first in, first
     * out, and in which nobody has come or gone since. Where that is much, only of some, which were not looked at for longest.
     */
    public void look(Instant now) {
        known.keySet().removeIf(queue -> memory.queue(queue).isEmpty());
        memory.lines().all().stream().map(Line::queue).forEach(queue -> known.putIfAbsent(queue, Seen.NOBODY));
        int left = MOST_AT_ONCE;
        for (Arn queue : List.copyOf(known.keySet())) {
            if (left <= 0) {
                return;
            }
            left -= lookIfChanged(queue, now);
        }
    }

    /** Returns how many were walked past, or a little more. */
    private int lookIfChanged(Arn arn, Instant now) {
        Optional<Line> line = memory.lines().of(arn);
        if (line.isEmpty()) {
            known.put(arn, Seen.NOBODY);
            return 0;
        }
        return memory.queue(arn).filter(queue -> mayHaveChanged(line.get())).map(queue -> look(queue, now).size() + 1).orElse(0);
    }

    private boolean mayHaveChanged(Line line) {
        return line.isShared() || !known.get(line.queue()).isOf(line);
    }

    private List<InFront> look(Queue queue, Instant now) {
        List<InFront> before = known.getOrDefault(queue.arn(), Seen.NOBODY).first();
        List<JobId> first = FrontOfLine.of(memory, queue, now, QueueFront.LENGTH);
        List<InFront> after = new ArrayList<>(first.size());
        for (int place = 0; place < first.size(); place++) {
            boolean stays = place < before.size() && before.get(place).job().equals(first.get(place));
            after.add(stays ? before.get(place) : new InFront(first.get(place), now));
        }
        Optional<Line> line = memory.lines().of(queue.arn());
        known.remove(queue.arn());
        known.put(queue.arn(), new Seen(after, line, line.map(Line::changes).orElse(0L)));
        return after;
    }

    /** A queue as it is now. One that is not known is empty. */
    public QueueFront of(String queryId, Arn arn, Instant now) {
        Optional<Queue> queue = memory.queue(arn);
        List<InFront> first = queue.map(found -> look(found, now)).orElse(List.of());
        return new QueueFront(queryId, now, first, memory.shareLoads().of(arn).vcpuMillis(),
                queue.filter(found -> found.definition().schedulingPolicy().isPresent()).map(this::shares));
    }

    private QueueFront.Shares shares(Queue queue) {
        List<Holder> holders = memory.shareLoads().shares(queue.arn()).entrySet().stream()
                .map(share -> new Holder(share.getKey(), share.getValue().vcpuMillis()))
                .filter(holder -> holder.vcpuMillis() > 0).sorted(MOST_FIRST).limit(QueueFront.Shares.HOLDERS).toList();
        return new QueueFront.Shares(new Shares(memory, queue).active().size(), holders);
    }
}
