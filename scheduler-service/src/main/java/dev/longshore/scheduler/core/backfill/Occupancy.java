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

/** Who is on an instance, and when each will be over, as far as that is known. */
final class Occupancy {

    private final Instance instance;
    private final Resources free;
    private final List<Occupant> byEnd;

    private Occupancy(Instance instance, Resources free, List<Occupant> byEnd) {
        this.instance = instance;
        this.free = free;
        this.byEnd = byEnd;
    }

    private record Occupant(End end, Resources resources) {}

    static Occupancy of(Memory memory, Instance instance, End.View ends) {
        List<Occupant> byEnd = memory.instances().jobsOn(instance.id()).stream()
                .flatMap(job -> memory.jobs().find(job).stream()).flatMap(job -> occupant(job, ends))
                .sorted(Comparator.comparing(Occupant::end)).toList();
        return new Occupancy(instance, memory.instances().free(instance), byEnd);
    }

    /** When there will be room, if the instance is large enough at all. */
    Optional<Opening> openingFor(Resources needs) {
        if (!needs.fitsInto(instance.shape().resources())) {
            return Optional.empty();
        }
        Resources then = free;
        int gone = 0;
        while (!needs.fitsInto(then)) {
            then = then.plus(byEnd.get(gone).resources());
            gone++;
        }
        return Optional.of(after(gone));
    }

    Resources shape() {
        return instance.shape().resources();
    }

    String type() {
        return instance.shape().type();
    }

    ExecutorId host() {
        return instance.executor().orElseThrow();
    }

    /** When nobody is on it any more. */
    Opening empty() {
        return after(byEnd.size());
    }

    /** What those leave free who will still be there then. */
    Resources freeAt(Instant then) {
        return byEnd.stream().filter(occupant -> !occupant.end().at().isAfter(then)).map(Occupant::resources).reduce(free,
                Resources::plus);
    }

    /** When so many have ended. */
    private Opening after(int gone) {
        List<End> ends = byEnd.stream().limit(gone).map(Occupant::end).toList();
        Instant start = ends.isEmpty() ? Instant.EPOCH : ends.getLast().at();
        int endless = (int) ends.stream().filter(end -> !end.isKnown()).count();
        return new Opening(start, endless, ends.stream().anyMatch(End::estimated), instance);
    }

    private static Stream<Occupant> occupant(Job job, End.View ends) {
        return job.progress().placement().stream()
                .map(placement -> new Occupant(ends.of(job, placement), placement.resources()));
    }
}
