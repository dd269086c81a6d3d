package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.gateway.schedule.Progress;
import dev.longshore.gateway.schedule.Schedule;
import dev.longshore.gateway.schedule.expression.Timetable;

/**
 * What is to become of the due times that a schedule has behind it. All of them, unless gateways were away, are one that is due now. Where
 * they are very many it is the first of them, and the schedule is due again at once.
 *
 * @param invocations to be made, in order
 * @param skipped for good, in order
 * @param progress of the schedule, when that is done
 */
record CatchUp(List<Invocation> invocations, List<Skipped> skipped, Progress progress) {

    /** So many late ones are skipped at once, the first: of a minutely schedule a year has half a million, and other schedules wait. */
    static final int AT_ONCE = 5_000;

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
        Timetable timetable = schedule.timetable();
        List<Invocation> due = new ArrayList<>();
        int late = 0;
        Optional<Instant> time = first(schedule.progress(), timetable, now.minus(memory));
        while (late < AT_ONCE + madeUpAtMost && isDue(time, now)) {
            Invocation invocation = Invocation.of(schedule, time.get());
            due.add(invocation);
            late += invocation.isLateAt(now) ? 1 : 0;
            time = timetable.next(time.get());
        }
        int left = 0;
        while (left < madeUpAtMost && isDue(time, now)) {
            // There are more, so that these may not be the latest: they come again with the others.
            time = Optional.of(due.getLast().due());
            left += due.removeLast().isLateAt(now) ? 1 : 0;
        }
        Instant last = due.isEmpty() ? schedule.progress().due().orElse(now) : due.getLast().due();
        return split(due, now, madeUpAtMost, left, schedule.progress().past(last, time));
    }

    private static boolean isDue(Optional<Instant> time, Instant now) {
        return time.filter(one -> !one.isAfter(now)).isPresent();
    }

    private static Optional<Instant> first(Progress progress, Timetable timetable, Instant horizon) {
        return progress.due().flatMap(due -> due.isBefore(horizon) ? timetable.next(horizon) : Optional.of(due));
    }

    /** @param left how many late ones come next time */
    private static CatchUp split(List<Invocation> due, Instant now, int madeUpAtMost, int left, Progress progress) {
        List<Invocation> invocations = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        int late = left;
        for (Invocation invocation : due.reversed()) {
            Duration age = invocation.target().retryPolicy().maximumAge();
            late += invocation.isLateAt(now) ? 1 : 0;
            if (invocation.start().plus(age).isBefore(now)) {
                skipped.add(new Skipped(invocation.due(),
                        "No gateway ran for MaximumEventAgeInSeconds, " + age.toSeconds() + " s."));
            } else if (invocation.isLateAt(now) && late > madeUpAtMost) {
                skipped.add(new Skipped(invocation.due(),
                        "No gateway ran, and of what was missed the last " + madeUpAtMost + " are made up."));
            } else {
                invocations.add(invocation);
            }
        }
        return new CatchUp(invocations.reversed(), skipped.reversed(), progress);
    }
}
