package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.Schedule;
import dev.longshore.gateway.schedule.Schedules;

/** Deletes schedules that are completed and asked for that, and forgets due times that were missed long ago. */
@Component
class Housekeeping {

    private static final Duration DELETE_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    private final Schedules schedules;
    private final Invocations invocations;
    private final MissedTimes missed;
    private final FiringProperties properties;
    private Instant nextDeletion = Instant.MIN;
    private Instant nextForgetting = Instant.MIN;

    Housekeeping(Schedules schedules, Invocations invocations, MissedTimes missed, FiringProperties properties) {
        this.schedules = schedules;
        this.invocations = invocations;
        this.missed = missed;
        this.properties = properties;
    }

    /** Does what it is time for. One thread only is ever here. */
    void keep(Instant now) {
        if (!now.isBefore(nextDeletion)) {
            nextDeletion = now.plus(DELETE_EVERY);
            deleteCompleted();
        }
        if (!now.isBefore(nextForgetting)) {
            nextForgetting = now.plus(FORGET_EVERY);
            missed.forget(now.minus(properties.missedRetention()));
        }
    }

    private void deleteCompleted() {
        for (Schedule schedule : schedules.completed()) {
            if (!invocations.hasAnyOf(schedule.uuid())) {
                schedules.deleteCompleted(schedule);
            }
        }
    }
}
