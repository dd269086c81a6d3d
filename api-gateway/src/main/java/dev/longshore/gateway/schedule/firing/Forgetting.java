package dev.longshore.gateway.schedule.firing;

import java.time.Instant;

import org.springframework.stereotype.Component;

/** Forgets which due times were missed when that is long ago. */
@Component
class Forgetting {

    private final MissedTimes missed;
    private final FiringProperties properties;

    Forgetting(MissedTimes missed, FiringProperties properties) {
        this.missed = missed;
        this.properties = properties;
    }

    void forget(Instant now) {
        missed.forget(now.minus(properties.missedRetention()));
    }
}
