package dev.longshore.scheduler.core.backfill;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Placement;

/** Who is on an instance, and when each must be over. An attempt that has no timeout counts as endless. */
final class Occupancy {

    /** The end of what is endless. */
    static final Instant NEVER = Instant.MAX;

    private final Instance instance;
    private final Resources free;
    private final List<Occupant> byEnd;

    private Occupancy(Instance instance, Resources free, List<Occupant> byEnd) {
        this.instance = instance;
        this.free = free;
        this.byEnd = byEnd;
    }

    private record Occupant(Instant end, Resources resources) {}

    static Occupancy of(Memory memory, Instance instance) {
        List<Occupant> byEnd = memory.instances().jobsOn(instance.id()).stream()
                .flatMap(job -> memory.jobs().find(job).stream()).flatMap(Occupancy::occupant)
                .sorted(Comparator.comparing(Occupant::end)).toList();
        return new Occupancy(instance, memory.instances().free(instance), byEnd);
    }

    /** When there will be room, if the instance is large enough at all. */
    Optional<Opening> openingFor(Resources needs) {
        if (!needs.fitsInto(instance.shape().resources())) {
            return Optional.empty();
        }
        Resources then = free;
        Instant start = Instant.EPOCH;
        int endless = 0;
        for (Occupant next : byEnd) {
            if (needs.fitsInto(then)) {
                break;
            }
            then = then.plus(next.resources());
            start = next.end();
            endless += next.end().equals(NEVER) ? 1 : 0;
        }
        return Optional.of(new Opening(start, endless, instance));
    }

    Resources shape() {
        return instance.shape().resources();
    }

    ExecutorId host() {
        return instance.executor().orElseThrow();
    }

    /** When nobody is on it any more. */
    Opening empty() {
        Instant last = byEnd.isEmpty() ? Instant.EPOCH : byEnd.getLast().end();
        int endless = (int) byEnd.stream().filter(occupant -> occupant.end().equals(NEVER)).count();
        return new Opening(last, endless, instance);
    }

    /** What those leave free who will still be there then. */
    Resources freeAt(Instant then) {
        return byEnd.stream().filter(occupant -> !occupant.end().isAfter(then)).map(Occupant::resources).reduce(free,
                Resources::plus);
    }

    private static Stream<Occupant> occupant(Job job) {
        return job.progress().placement().stream().map(placement -> new Occupant(end(job, placement), placement.resources()));
    }

    /** One that was asked to stop may be gone at any moment. */
    private static Instant end(Job job, Placement placement) {
        if (job.progress().stopping()) {
            return placement.placedAt();
        }
        Instant since = placement.startedAt().orElse(placement.placedAt());
        return job.spec().submitted().attemptTimeout().map(since::plus).orElse(NEVER);
    }
}
