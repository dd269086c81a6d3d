package dev.longshore.scheduler.core.state;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

/** The lines of all queues in which somebody waits. */
public final class Lines {

    private final Map<Arn, Line> byQueue = new LinkedHashMap<>();

    /** In no particular order. */
    public Collection<Line> all() {
        return Collections.unmodifiableCollection(byQueue.values());
    }

    public Optional<Line> of(Arn queue) {
        return Optional.ofNullable(byQueue.get(queue));
    }

    void change(Arn queue, Optional<Waiting> before, Optional<Waiting> after) {
        if (before.equals(after)) {
            return;
        }
        Line line = byQueue.computeIfAbsent(queue, arn -> new Line(arn, false));
        line.change(before, after);
        if (line.isEmpty()) {
            byQueue.remove(queue);
        }
    }
}
