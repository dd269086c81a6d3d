package dev.longshore.gateway.schedule.expression;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rate(value unit)}: at its anchor and again and again after that. A day is 24 hours, whatever the clocks show. */
record Rate(Duration period) implements ScheduleExpression {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s+(minute|hour|day)s?");

    static Rate parse(String fields) {
        Matcher form = FORM.matcher(fields);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "rate takes a number and a unit, which is minutes, hours or days, not '" + fields + "'");
        }
        long value = Long.parseLong(form.group(1));
        if (value == 0) {
            throw new IllegalArgumentException("the number of a rate is positive");
        }
        return new Rate(switch (form.group(2)) {
            case "minute" -> Duration.ofMinutes(value);
            case "hour" -> Duration.ofHours(value);
            default -> Duration.ofDays(value);
        });
    }

    @Override
    public Optional<Instant> next(Instant after, Instant anchor) {
        if (anchor.isAfter(after)) {
            return Optional.of(anchor);
        }
        long passed = Duration.between(anchor, after).dividedBy(period);
        return Optional.of(anchor.plus(period.multipliedBy(passed + 1)));
    }
}
