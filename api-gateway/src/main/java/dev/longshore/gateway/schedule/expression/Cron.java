package dev.longshore.gateway.schedule.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * {@code cron(minutes hours day-of-month month day-of-week year)}: at each minute whose date and time of day, as the clocks of its
 * zone show them, fit all fields.
 *
 * <p>What the clocks jump over in spring is left out, and what they show twice in autumn is due the first time only.
 */
record Cron(BitSet minutes, BitSet hours, DayRule days, BitSet months, BitSet years, ZoneId zone)
        implements
            ScheduleExpression {

    private static final int FIELDS = 6;
    private static final String ANY = "?";

    static Cron parse(String text, ZoneId zone) {
        List<String> fields = List.of(text.split("\\s+"));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("cron takes six fields, not " + fields.size()
                    + ": minutes, hours, day of month, month, day of week, year");
        }
        Cron cron = new Cron(CronField.MINUTES.parse(fields.get(0)), CronField.HOURS.parse(fields.get(1)),
                days(fields.get(2), fields.get(4)), CronField.MONTH.parse(fields.get(3)), CronField.YEAR.parse(fields.get(5)),
                zone);
        if (cron.firstDay(LocalDate.of(CronField.YEAR.least(), 1, 1)).isEmpty()) {
            throw new IllegalArgumentException("there is no such day");
        }
        return cron;
    }

    private static DayRule days(String ofMonth, String ofWeek) {
        if (ofMonth.equals(ANY) == ofWeek.equals(ANY)) {
            throw new IllegalArgumentException("either the day of the month or the day of the week must be ?, and not both");
        }
        return ofMonth.equals(ANY) ? DaysOfWeek.parse(ofWeek) : DaysOfMonth.parse(ofMonth);
    }

    @Override
    public Optional<Instant> next(Instant after, Instant anchor) {
        LocalDateTime from = LocalDateTime.ofInstant(after, zone).truncatedTo(ChronoUnit.MINUTES);
        Optional<LocalDateTime> shown = first(from);
        while (shown.isPresent()) {
            Optional<Instant> time = firstTimeShown(shown.get()).filter(found -> found.isAfter(after));
            if (time.isPresent()) {
                return time;
            }
            shown = first(shown.get().plusMinutes(1));
        }
        return Optional.empty();
    }

    /** When the clocks show a time for the first time; empty when they jump over it. */
    private Optional<Instant> firstTimeShown(LocalDateTime shown) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        return offsets.stream().findFirst().map(shown::toInstant);
    }

    /** The first date and time of day, that one or later, that fits. */
    private Optional<LocalDateTime> first(LocalDateTime from) {
        Optional<LocalDate> day = firstDay(from.toLocalDate());
        if (day.isEmpty()) {
            return Optional.empty();
        }
        LocalTime earliest = day.get().equals(from.toLocalDate()) ? from.toLocalTime() : LocalTime.MIN;
        Optional<LocalTime> time = firstTimeOfDay(earliest);
        return time.isPresent() ? time.map(day.get()::atTime) : first(day.get().plusDays(1).atStartOfDay());
    }

    private Optional<LocalTime> firstTimeOfDay(LocalTime from) {
        int hour = hours.nextSetBit(from.getHour());
        if (hour == from.getHour()) {
            int minute = minutes.nextSetBit(from.getMinute());
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
            hour = hours.nextSetBit(hour + 1);
        }
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minutes.nextSetBit(0)));
    }

    /** Goes on by years, months and days, so that an expression that is due once in many years is found soon. */
    private Optional<LocalDate> firstDay(LocalDate from) {
        LocalDate day = from;
        while (day.getYear() <= CronField.YEAR.most()) {
            if (!years.get(day.getYear())) {
                day = LocalDate.of(day.getYear() + 1, 1, 1);
            } else if (!months.get(day.getMonthValue())) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else if (days.includes(day)) {
                return Optional.of(day);
            } else {
                day = day.plusDays(1);
            }
        }
        return Optional.empty();
    }
}
