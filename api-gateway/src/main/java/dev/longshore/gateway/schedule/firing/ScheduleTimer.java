package dev.longshore.gateway.schedule.firing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.Schedules;

/** Looks whether something is due: when the next thing is, and four times a second for the sake of what others make due. */
@Component
class ScheduleTimer {

    static final Duration TICK = Duration.ofMillis(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Schedules schedules;
    private final Claims claims;
    private final Invocations invocations;
    private final Invoker invoker;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private Instant nextLook = Instant.MIN;

    ScheduleTimer(Schedules schedules, Claims claims, Invocations invocations, Invoker invoker, Housekeeping housekeeping,
            Clock scheduleClock) {
        this.schedules = schedules;
        this.claims = claims;
        this.invocations = invocations;
        this.invoker = invoker;
        this.housekeeping = housekeeping;
        this.clock = scheduleClock;
    }

    /** Does what is due, if it is time to look. One thread only is ever here. */
    void tick() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook) && now.isAfter(nextLook.minus(LOOK_EVERY))) {
            return;
        }
        nextLook = now.plus(LOOK_EVERY);
        try {
            claims.claim(now);
        } finally {
            // A schedule that cannot be claimed does not keep the jobs of others from being submitted.
            invoker.invoke(now);
        }
        housekeeping.keep(now);
        earliest().filter(time -> time.isAfter(now) && time.isBefore(nextLook)).ifPresent(time -> nextLook = time);
    }

    private Optional<Instant> earliest() {
        return Stream.of(schedules.earliestDue(), invocations.earliestNext()).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
