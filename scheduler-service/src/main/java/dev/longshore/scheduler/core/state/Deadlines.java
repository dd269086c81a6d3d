package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** When something is to be done about which entity. */
public final class Deadlines {

    private static final Comparator<Deadline> FIRST_DUE_FIRST = Comparator.comparing(Deadline::at).thenComparing(Deadline::key);

    private final NavigableSet<Deadline> deadlines = new TreeSet<>(FIRST_DUE_FIRST);

    public Optional<Instant> next() {
        return deadlines.isEmpty() ? Optional.empty() : Optional.of(deadlines.first().at());
    }

    /** The key of the entity that has been due for longest at that time. */
    public Optional<String> due(Instant now) {
        return next().filter(first -> !first.isAfter(now)).map(first -> deadlines.first().key());
    }

    void change(Optional<? extends Entity> before, Optional<? extends Entity> after) {
        Optional<Instant> was = before.flatMap(Entity::due);
        Optional<Instant> is = after.flatMap(Entity::due);
        if (was.equals(is)) {
            return;
        }
        was.ifPresent(at -> deadlines.remove(new Deadline(at, before.orElseThrow().key())));
        is.ifPresent(at -> deadlines.add(new Deadline(at, after.orElseThrow().key())));
    }

    private record Deadline(Instant at, String key) {}
}
