package dev.longshore.scheduler.core.backfill;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.longshore.scheduler.core.state.Instance;

/**
 * Room that there will be on an instance.
 *
 * @param start when; {@link End#NEVER} when somebody must end of whom no end is known
 * @param endless how many of these there are
 * @param estimated whether somebody must end of whom the end is a guess
 */
record Opening(Instant start, int endless, boolean estimated, Instance instance) implements Comparable<Opening> {

    private static final Comparator<Opening> ORDER = Comparator.comparing(Opening::start).thenComparingInt(Opening::endless)
            .thenComparing(Opening::estimated).thenComparing(opening -> opening.instance().id());

    /** When, if that is known. */
    Optional<Instant> known() {
        return start.equals(End.NEVER) ? Optional.empty() : Optional.of(start);
    }

    @Override
    public int compareTo(Opening other) {
        return ORDER.compare(this, other);
    }
}
