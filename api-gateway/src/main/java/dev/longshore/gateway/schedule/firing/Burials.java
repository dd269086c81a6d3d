package dev.longshore.gateway.schedule.firing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

/** Puts what has failed among the dead letters. On a thread of its own: while Kafka is away that takes long, and what is due goes on. */
@Component
class Burials {

    static final Duration PAUSE = Duration.ofMillis(500);
    /** Longer than Kafka may take. */
    static final Duration LEASE = Duration.ofSeconds(90);
    private static final int PAGE = 64;

    private final Invocations invocations;
    private final Outcomes outcomes;
    private final Clock clock;

    Burials(Invocations invocations, Outcomes outcomes, Clock scheduleClock) {
        this.invocations = invocations;
        this.outcomes = outcomes;
        this.clock = scheduleClock;
    }

    /** @throws RuntimeException when some could not be put there; they are put there when their lease has ended */
    void buryAll() {
        List<Invocation> failed = invocations.failed(clock.instant(), PAGE);
        while (!failed.isEmpty()) {
            AtOnce.each(failed, this::bury);
            failed = failed.size() < PAGE ? List.of() : invocations.failed(clock.instant(), PAGE);
        }
    }

    private void bury(Invocation failed) {
        Invocation held = failed.postponed(clock.instant().plus(LEASE));
        if (invocations.replace(failed, held)) {
            outcomes.undelivered(held);
        }
    }
}
