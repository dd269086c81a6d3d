package dev.longshore.scheduler.core.state;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A walk along a line. The line may change meanwhile: the walk goes on from the place where it is.
 *
 * <p>In meaning it looks at all who wait, sorted by sequence; it merges the groups of those who need the same, so that whole groups can
 * be passed over.
 */
public final class Front {

    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::sequence));

    Front(List<AlikeLine> groups) {
        groups.forEach(group -> push(group, Long.MIN_VALUE));
    }

    /** Who is first from here on, as it stands now. */
    public Optional<Waiting> head() {
        while (!cursors.isEmpty()) {
            Cursor cursor = cursors.peek();
            Optional<Waiting> current = cursor.group().firstFrom(cursor.sequence());
            if (current.isPresent() && current.get().sequence() == cursor.sequence()) {
                return current;
            }
            cursors.poll();
            push(cursor.group(), cursor.sequence());
        }
        return Optional.empty();
    }

    /** Goes on behind the head. */
    public void pass() {
        Cursor cursor = cursors.poll();
        if (cursor != null) {
            push(cursor.group(), cursor.sequence() + 1);
        }
    }

    private void push(AlikeLine group, long from) {
        group.firstFrom(from).ifPresent(next -> cursors.add(new Cursor(group, next.sequence())));
    }

    private record Cursor(AlikeLine group, long sequence) {}
}
