package dev.longshore.scheduler.core.state;

import java.util.Comparator;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * A walk along a lane. The lane may change meanwhile: the walk goes on from the place where it is.
 *
 * <p>In meaning it looks at all in the lane, in order. It merges the groups of those who ask for the same, and comes to a group only when
 * it comes to its first: so the walk costs what it looks at, and whole groups can be passed over.
 */
public final class Front {

    private final Lane lane;
    private final Predicate<AlikeLine> eligible;
    private final PriorityQueue<Cursor> begun = new PriorityQueue<>(Comparator.comparing(Cursor::place));
    private Place from = Place.FIRST;

    Front(Lane lane, Predicate<AlikeLine> eligible) {
        this.lane = lane;
        this.eligible = eligible;
    }

    /** A group of which some were passed already, and who comes next in it. */
    private record Cursor(Place place, AlikeLine group) {

        boolean isThere() {
            return group.firstFrom(place.sequence()).filter(next -> next.sequence() == place.sequence()).isPresent();
        }
    }

    /** Who is first from here on, as it stands now. */
    public Optional<Waiting> head() {
        return next().flatMap(cursor -> cursor.group().firstFrom(cursor.place().sequence()));
    }

    /** Goes on behind the head. */
    public void pass() {
        next().ifPresent(cursor -> {
            goBehind(cursor);
            comeBackTo(cursor.group(), cursor.place().sequence() + 1);
        });
    }

    /** Goes on behind the head, past all who ask for the same. */
    public void passAllAlike() {
        next().ifPresent(this::goBehind);
    }

    /**
     * The same, and past the groups next to it for whose ask something holds; not past more than so many in all. In meaning one after the
     * other is passed; this only looks for each of them once.
     *
     * @return how many were passed
     */
    public int passAllAlike(Predicate<Ask> also, int most) {
        passAllAlike();
        int passed = 1;
        if (!begun.isEmpty()) {
            return passed;
        }
        for (Entry<Place, AlikeLine> group : lane.from(from)) {
            if (eligible.test(group.getValue())) {
                if (passed == most || !also.test(group.getValue().ask())) {
                    return passed;
                }
                passed++;
            }
            from = group.getKey().next();
        }
        return passed;
    }

    private void goBehind(Cursor head) {
        from = head.place().next();
        if (head.equals(begun.peek())) {
            begun.poll();
        }
    }

    private Optional<Cursor> next() {
        dropThoseWhoLeft();
        Optional<Cursor> fresh = firstEligible();
        Cursor old = begun.peek();
        return old == null || fresh.filter(cursor -> cursor.place().compareTo(old.place()) <= 0).isPresent()
                ? fresh
                : Optional.of(old);
    }

    private Optional<Cursor> firstEligible() {
        Optional<Cursor> fresh = lane.firstFrom(from).map(Front::cursor);
        while (fresh.isPresent() && !eligible.test(fresh.get().group())) {
            from = fresh.get().place().next();
            fresh = lane.firstFrom(from).map(Front::cursor);
        }
        return fresh;
    }

    private void dropThoseWhoLeft() {
        while (!begun.isEmpty() && !begun.peek().isThere()) {
            Cursor gone = begun.poll();
            comeBackTo(gone.group(), gone.place().sequence());
        }
    }

    private void comeBackTo(AlikeLine group, long sequence) {
        group.firstFrom(sequence).ifPresent(next -> begun.add(new Cursor(lane.placeOf(next), group)));
    }

    private static Cursor cursor(Entry<Place, AlikeLine> group) {
        return new Cursor(group.getKey(), group.getValue());
    }
}
