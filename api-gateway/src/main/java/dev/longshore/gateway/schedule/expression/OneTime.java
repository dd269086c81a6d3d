package dev.longshore.gateway.schedule.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code at(yyyy-mm-ddThh:mm:ss)}: once.
 *
 * <p>A time that the clocks jump over in spring is taken as that much later; one that they show twice in autumn as the first.
 */
record OneTime(Instant time) implements ScheduleExpression {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}");

    static OneTime parse(String fields, ZoneId zone) {
        if (!FORM.matcher(fields).matches()) {
            throw new IllegalArgumentException("at takes a time of the form yyyy-mm-ddThh:mm:ss, not '" + fields + "'");
        }
        try {
            return new OneTime(LocalDateTime.parse(fields).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("there is no time " + fields);
        }
    }

    @Override
    public Optional<Instant> next(Instant after, Instant anchor) {
        return time.isAfter(after) ? Optional.of(time) : Optional.empty();
    }

    @Override
    public boolean isOneTime() {
        return true;
    }
}
