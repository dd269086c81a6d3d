package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.longshore.contracts.resource.Arn;

/** The lines of all queues in which somebody waits. */
public final class Lines {

    private final Map<Arn, Line> byQueue = new LinkedHashMap<>();
    private final Set<Arn> shared = new LinkedHashSet<>();

    /** In no particular order. */
    public Collection<Line> all() {
        return Collections.unmodifiableCollection(byQueue.values());
    }

    public Optional<Line> of(Arn queue) {
        return Optional.ofNullable(byQueue.get(queue));
    }

    /** From now on the queue's line is, or is not, divided by shares. */
    void arrange(Arn queue, boolean byShare) {
        boolean changed = byShare ? shared.add(queue) : shared.remove(queue);
        if (changed) {
            byQueue.computeIfPresent(queue, (arn, line) -> line.rearranged(byShare));
        }
    }

    void change(Arn queue, Optional<Waiting> before, Optional<Waiting> after) {
        if (before.equals(after)) {
            return;
        }
        Line line = byQueue.computeIfAbsent(queue, arn -> new Line(arn, shared.contains(arn)));
        line.change(before, after);
        if (line.isEmpty()) {
            byQueue.remove(queue);
        }
    }
}
