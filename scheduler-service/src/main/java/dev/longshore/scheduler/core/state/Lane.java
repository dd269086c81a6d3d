package dev.longshore.scheduler.core.state;

import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Those in a line between whom only priority and order of submission decide: all of them in a queue that is first in, first out, else
 * those of one share. Kept as groups that ask for the same, by the place of the first in each.
 */
public final class Lane {

    private final boolean byPriority;
    private final NavigableMap<Place, AlikeLine> byHead = new TreeMap<>();

    Lane(boolean byPriority) {
        this.byPriority = byPriority;
    }

    /** Everybody. */
    public Front front() {
        return new Front(this, group -> true);
    }

    /** Walks along the lane from its head, past all whose ask is not eligible. */
    public Front front(Predicate<Ask> eligible) {
        return new Front(this, group -> eligible.test(group.ask()));
    }

    /**
     * The same for a rule of which there is one.
     *
     * @param asOf the version of what the rule goes by
     */
    public Front front(Predicate<Ask> eligible, long asOf) {
        return new Front(this, group -> group.isEligible(eligible, asOf));
    }

    boolean isEmpty() {
        return byHead.isEmpty();
    }

    /** The first group whose head is not before that place. */
    Optional<Entry<Place, AlikeLine>> firstFrom(Place place) {
        return Optional.ofNullable(byHead.ceilingEntry(place));
    }

    /** All groups whose heads are not before that place, in order. */
    Iterable<Entry<Place, AlikeLine>> from(Place place) {
        return byHead.tailMap(place, true).entrySet();
    }

    Place placeOf(Waiting waiting) {
        return new Place(byPriority ? -waiting.ask().priority() : 0, waiting.sequence());
    }

    void add(AlikeLine group) {
        group.first().ifPresent(head -> byHead.put(placeOf(head), group));
    }

    void remove(AlikeLine group) {
        group.first().ifPresent(head -> byHead.remove(placeOf(head)));
    }
}
