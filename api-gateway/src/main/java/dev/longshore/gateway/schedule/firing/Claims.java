package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Claims all that is due.
     *
     * @throws RuntimeException when some could not be claimed; the others are
     */
    void claim(Instant now) {
        List<Schedule> due = schedules.due(now, PAGE);
        while (!due.isEmpty()) {
            claim(due, now);
            due = due.size() < PAGE ? List.of() : schedules.due(now, PAGE);
        }
    }

    private void claim(List<Schedule> due, Instant now) {
        Map<Schedule, CatchUp> plans = new LinkedHashMap<>();
        RuntimeException failure = null;
        for (Schedule schedule : due) {
            CatchUp plan;
            try {
                plan = CatchUp.of(schedule, now, properties.madeUpAtMost(), properties.missedRetention());
            } catch (RuntimeException e) {
                failure = new IllegalStateException("schedule " + schedule.id().arn() + " cannot be reckoned", e);
                continue;
            }
            if (plan.skipped().isEmpty()) {
                plans.put(schedule, plan);
            } else {
                // Of one that is due each minute there may be thousands: not those of many schedules at once.
                carryOut(Map.of(schedule, plan));
            }
        }
        carryOut(plans);
        if (failure != null) {
            throw failure;
        }
    }

    private void carryOut(Map<Schedule, CatchUp> plans) {
        missed.add(plans.entrySet().stream().flatMap(plan -> skipped(plan.getKey(), plan.getValue())).toList());
        invocations.add(plans.values().stream().flatMap(plan -> plan.invocations().stream()).toList());
        schedules.advance(plans.entrySet().stream().filter(plan -> plan.getValue().skipped().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, plan -> plan.getValue().progress())));
        plans.forEach((schedule, plan) -> {
            if (!plan.skipped().isEmpty() && schedules.advance(schedule, plan.progress())) {
                report(schedule, plan);
            }
        });
    }

    private static Stream<MissedTime> skipped(Schedule schedule, CatchUp plan) {
        return plan.skipped().stream().map(skipped -> new MissedTime(schedule.id(), schedule.uuid(), skipped.due(),
                Outcome.SKIPPED, skipped.reason(), Optional.empty()));
    }

    private void report(Schedule schedule, CatchUp catchUp) {
        metrics.skipped(catchUp.skipped().size());
        LOG.warn("schedule {} was due {} times, {} to {}, while no gateway ran, and these are not made up", schedule.id().arn(),
                catchUp.skipped().size(), catchUp.skipped().getFirst().due(), catchUp.skipped().getLast().due());
    }
}
