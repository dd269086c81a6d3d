package dev.longshore.gateway.schedule.expression;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ScheduleExpression, read.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types in EventBridge
 *      Scheduler</a>
 */
public sealed interface ScheduleExpression permits OneTime, Rate, Cron {

    Pattern FORM = Pattern.compile("(at|rate|cron)\\(([^()]*)\\)");

    /**
     * The first time after another at which the expression is due.
     *
     * @param anchor when an expression that is counted from a beginning is due first; the others do not look at it
     * @return empty when it never is again
     */
    Optional<Instant> next(Instant after, Instant anchor);

    /** Whether it is due once only. */
    default boolean isOneTime() {
        return false;
    }

    /**
     * @param zone in which dates and times of day are meant
     * @throws IllegalArgumentException with what is wrong, when the text is no expression or is never due
     */
    static ScheduleExpression parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("it must have the form at(…), rate(…) or cron(…)");
        }
        String fields = form.group(2).strip();
        return switch (form.group(1)) {
            case "at" -> OneTime.parse(fields, zone);
            case "rate" -> Rate.parse(fields);
            default -> Cron.parse(fields, zone);
        };
    }
}
