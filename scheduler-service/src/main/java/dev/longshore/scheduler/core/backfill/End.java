package dev.longshore.scheduler.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.longshore.scheduler.core.estimate.History;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Placement;

/**
 * When an attempt is over.
 *
 * @param at {@link #NEVER} when that is not known
 * @param estimated whether that is a guess
 */
record End(Instant at, boolean estimated) implements Comparable<End> {

    static final Instant NEVER = Instant.MAX;

    private static final Comparator<End> ORDER = Comparator.comparing(End::at).thenComparing(End::estimated);

    /** How ends are looked at. */
    @FunctionalInterface
    interface View {

        End of(Job job, Placement placement);

        /** Only what is certain: an attempt that has no timeout counts as endless. */
        static View certain() {
            return End::certain;
        }

        /** Who has no timeout is expected to run as long as others of the definition did. */
        static View expected(Memory memory, Instant now) {
            return (job, placement) -> {
                End certain = End.certain(job, placement);
                return certain.isKnown()
                        ? certain
                        : estimate(memory, job, placement, now).map(at -> new End(at, true)).orElse(certain);
            };
        }
    }

    boolean isKnown() {
        return !at.equals(NEVER);
    }

    @Override
    public int compareTo(End other) {
        return ORDER.compare(this, other);
    }

    /** One that was asked to stop may be gone at any moment. */
    private static End certain(Job job, Placement placement) {
        if (job.progress().stopping()) {
            return new End(placement.placedAt(), false);
        }
        return new End(job.spec().submitted().attemptTimeout().map(since(placement)::plus).orElse(NEVER), false);
    }

    private static Optional<Instant> estimate(Memory memory, Job job, Placement placement, Instant now) {
        Instant since = since(placement);
        return History.estimate(memory, job, Duration.between(since, now)).map(since::plus);
    }

    private static Instant since(Placement placement) {
        return placement.startedAt().orElse(placement.placedAt());
    }
}
