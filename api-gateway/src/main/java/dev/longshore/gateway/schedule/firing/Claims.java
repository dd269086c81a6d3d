package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.Schedule;
import dev.longshore.gateway.schedule.Schedules;
import dev.longshore.gateway.schedule.firing.MissedTime.Outcome;

/**
 * Turns due times into invocations. First an invocation is stored, under a key that only its due time has, then the schedule's next
 * due time: whoever dies in between, the next one finds the invocation there and goes on.
 */
@Component
class Claims {

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final int PAGE = 100;

    private final Schedules schedules;
    private final Invocations invocations;
    private final MissedTimes missed;
    private final FiringMetrics metrics;
    private final FiringProperties properties;

    Claims(Schedules schedules, Invocations invocations, MissedTimes missed, FiringMetrics metrics, FiringProperties properties) {
        this.schedules = schedules;
        this.invocations = invocations;
        this.missed = missed;
        this.metrics = metrics;
        this.properties = properties;
    }

    /** Claims all that is due. */
    void claim(Instant now) {
        List<Schedule> due = schedules.due(now, PAGE);
        while (!due.isEmpty()) {
            AtOnce.each(due, schedule -> claim(schedule, now));
            due = due.size() < PAGE ? List.of() : schedules.due(now, PAGE);
        }
    }

    private void claim(Schedule schedule, Instant now) {
        CatchUp catchUp = CatchUp.of(schedule, now, properties.madeUpAtMost(), properties.missedRetention());
        missed.add(catchUp.skipped().stream().map(skipped -> new MissedTime(schedule.id(), schedule.uuid(), skipped.due(),
                Outcome.SKIPPED, skipped.reason(), Optional.empty())).toList());
        invocations.add(catchUp.invocations());
        if (schedules.advance(schedule, catchUp.progress())) {
            report(schedule, catchUp);
        }
    }

    private void report(Schedule schedule, CatchUp catchUp) {
        if (catchUp.skipped().isEmpty()) {
            return;
        }
        metrics.skipped(catchUp.skipped().size());
        LOG.warn("schedule {} was due {} times, {} to {}, while no gateway ran, and these are not made up", schedule.id().arn(),
                catchUp.skipped().size(), catchUp.skipped().getFirst().due(), catchUp.skipped().getLast().due());
    }
}
