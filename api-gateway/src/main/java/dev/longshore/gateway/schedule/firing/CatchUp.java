package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.gateway.schedule.Progress;
import dev.longshore.gateway.schedule.Schedule;

/**
 * What is to become of the due times that a schedule has behind it. All of them, unless gateways were away, are one that is due now.
 *
 * @param invocations to be made, in order
 * @param skipped for good, in order
 * @param progress of the schedule, when that is done
 */
record CatchUp(List<Invocation> invocations, List<Skipped> skipped, Progress progress) {

    CatchUp {
        invocations = List.copyOf(invocations);
        skipped = List.copyOf(skipped);
    }

    /** A due time that was missed and is not made up. */
    record Skipped(Instant due, String reason) {}

    /**
     * @param schedule one that is due
     * @param madeUpAtMost how many of the late ones are made up: the latest
     * @param memory what was due longer ago is not even written down
     */
    static CatchUp of(Schedule schedule, Instant now, int madeUpAtMost, Duration memory) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> time = first(schedule, now.minus(memory));
        while (time.isPresent() && !time.get().isAfter(now)) {
            times.add(time.get());
            time = schedule.timetable().next(time.get());
        }
        Instant last = times.isEmpty() ? schedule.progress().due().orElse(now) : times.getLast();
        return split(schedule, times, now, madeUpAtMost, schedule.progress().past(last, time));
    }

    private static Optional<Instant> first(Schedule schedule, Instant horizon) {
        return schedule.progress().due()
                .flatMap(due -> due.isBefore(horizon) ? schedule.timetable().next(horizon) : Optional.of(due));
    }

    private static CatchUp split(Schedule schedule, List<Instant> times, Instant now, int madeUpAtMost, Progress progress) {
        Duration age = schedule.target().retryPolicy().maximumAge();
        List<Invocation> invocations = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        int late = 0;
        for (Instant time : times.reversed()) {
            Invocation invocation = Invocation.of(schedule, time);
            late += invocation.isLateAt(now) ? 1 : 0;
            if (invocation.start().plus(age).isBefore(now)) {
                skipped.addFirst(new Skipped(time, "No gateway ran for MaximumEventAgeInSeconds, " + age.toSeconds() + " s."));
            } else if (late > madeUpAtMost) {
                skipped.addFirst(new Skipped(time,
                        "No gateway ran, and of what was missed the last " + madeUpAtMost + " are made up."));
            } else {
                invocations.addFirst(invocation);
            }
        }
        return new CatchUp(invocations, skipped, progress);
    }
}
