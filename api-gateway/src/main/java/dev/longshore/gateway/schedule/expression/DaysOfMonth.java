package dev.longshore.gateway.schedule.expression;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field day of month: numbers, {@code L} (the last), {@code L-n}, {@code nW} (the weekday nearest to n), {@code LW}. */
final class DaysOfMonth {

    private static final Pattern BEFORE_LAST = Pattern.compile("L-(\\d{1,2})");
    private static final Pattern WEEKDAY = Pattern.compile("(\\d{1,2})W");
    private static final int MOST_BEFORE_LAST = 30;

    private DaysOfMonth() {}

    static DayRule parse(String text) {
        return Arrays.stream(text.split(",", -1)).map(DaysOfMonth::rule).reduce(DayRule::or).orElseThrow();
    }

    private static DayRule rule(String item) {
        if (item.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (item.equals("LW")) {
            return day -> day.equals(weekdayNearest(day, day.lengthOfMonth()));
        }
        Matcher weekday = WEEKDAY.matcher(item);
        if (weekday.matches()) {
            int wanted = CronField.DAY_OF_MONTH.value(weekday.group(1));
            return day -> wanted <= day.lengthOfMonth() && day.equals(weekdayNearest(day, wanted));
        }
        Matcher beforeLast = BEFORE_LAST.matcher(item);
        if (beforeLast.matches()) {
            return beforeLast(item, Integer.parseInt(beforeLast.group(1)));
        }
        BitSet days = CronField.DAY_OF_MONTH.parse(item);
        return day -> days.get(day.getDayOfMonth());
    }

    private static DayRule beforeLast(String item, int distance) {
        if (distance > MOST_BEFORE_LAST) {
            throw CronField.DAY_OF_MONTH.refused(item);
        }
        return day -> day.getDayOfMonth() == day.lengthOfMonth() - distance;
    }

    /** Of the same month, though another one's may be nearer. */
    private static LocalDate weekdayNearest(LocalDate month, int dayOfMonth) {
        LocalDate day = month.withDayOfMonth(dayOfMonth);
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return dayOfMonth == 1 ? day.plusDays(2) : day.minusDays(1);
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return dayOfMonth == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
        }
        return day;
    }
}
