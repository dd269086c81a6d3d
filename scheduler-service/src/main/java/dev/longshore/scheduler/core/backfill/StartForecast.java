package dev.longshore.scheduler.core.backfill;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.query.Wait;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Memory;

/** Says when the first in a queue is expected to start, for whom no place is kept: nobody would have passed. Decides nothing. */
public final class StartForecast {

    private final Memory memory;
    private final Outlook outlook;

    public StartForecast(Memory memory, Growth growth) {
        this.memory = memory;
        this.outlook = new Outlook(memory, growth);
    }

    /** Nothing when the end of those who run is not known, or when an instance is on its way. */
    public Optional<Wait.Start> of(Job first, Instant now) {
        return memory.queue(first.spec().queue())
                .flatMap(queue -> outlook.best(queue, first.id().parent(), first.demand(), now))
                .flatMap(place -> place.start().map(at -> new Wait.Start(at.isBefore(now) ? now : at, place.estimated())));
    }
}
