package dev.longshore.gateway.schedule.expression;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field day of week: 1 to 7 or SUN to SAT, {@code L} (the last of a week, Saturday), {@code nL} (the last such day of a month),
 * {@code n#k} (the k-th such day of a month).
 */
final class DaysOfWeek {

    private static final Pattern LAST = Pattern.compile("(\\d|[A-Za-z]{3})L");
    private static final Pattern INSTANCE = Pattern.compile("(\\d|[A-Za-z]{3})#([1-5])");
    private static final int DAYS = 7;
    private static final int SATURDAY = 7;

    private DaysOfWeek() {}

    static DayRule parse(String text) {
        if (text.contains("#") && text.contains(",")) {
            throw new IllegalArgumentException("beside an expression with # nothing else can stand in the field day of week");
        }
        return Arrays.stream(text.split(",", -1)).map(DaysOfWeek::rule).reduce(DayRule::or).orElseThrow();
    }

    private static DayRule rule(String item) {
        if (item.equals("L")) {
            return day -> number(day) == SATURDAY;
        }
        Matcher last = LAST.matcher(item);
        if (last.matches()) {
            int wanted = CronField.DAY_OF_WEEK.value(last.group(1));
            return day -> number(day) == wanted && day.getDayOfMonth() > day.lengthOfMonth() - DAYS;
        }
        Matcher instance = INSTANCE.matcher(item);
        if (instance.matches()) {
            int wanted = CronField.DAY_OF_WEEK.value(instance.group(1));
            int which = Integer.parseInt(instance.group(2));
            return day -> number(day) == wanted && (day.getDayOfMonth() - 1) / DAYS + 1 == which;
        }
        BitSet days = CronField.DAY_OF_WEEK.parse(item);
        return day -> days.get(number(day));
    }

    /** AWS counts from Sunday. */
    private static int number(LocalDate day) {
        return day.getDayOfWeek().getValue() % DAYS + 1;
    }
}
