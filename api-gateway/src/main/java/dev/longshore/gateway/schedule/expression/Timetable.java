package dev.longshore.gateway.schedule.expression;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An expression between two dates, which AWS does not regard for what is due once only.
 *
 * @param anchor from which a rate is counted where there is no start
 * @param start the earliest time
 * @param end the latest time
 */
public record Timetable(ScheduleExpression expression, Instant anchor, Optional<Instant> start, Optional<Instant> end) {

    public Timetable {
        requireNonNull(expression, "expression");
        requireNonNull(anchor, "anchor");
    }

    /** The first time after another; empty when there is none any more. */
    public Optional<Instant> next(Instant after) {
        if (expression.isOneTime()) {
            return expression.next(after, anchor);
        }
        Instant from = start.map(first -> first.minusNanos(1)).filter(first -> first.isAfter(after)).orElse(after);
        return expression.next(from, start.orElse(anchor)).filter(time -> end.isEmpty() || !time.isAfter(end.get()));
    }
}
