package dev.longshore.gateway.schedule.expression;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A cron expression asked about one minute after the other, in the plainest way there is: what the quick one is held against. */
record PlainCron(List<String> fields, ZoneId zone) {

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    boolean isDueAt(Instant minute) {
        ZonedDateTime shown = minute.atZone(zone);
        boolean isFirst = zone.getRules().getValidOffsets(shown.toLocalDateTime()).getFirst().equals(shown.getOffset());
        return isFirst && fits(fields.get(0), shown.getMinute(), 0, 59) && fits(fields.get(1), shown.getHour(), 0, 23)
                && fitsDay(shown.toLocalDate()) && fits(fields.get(3), shown.getMonthValue(), 1, 12)
                && fits(fields.get(5), shown.getYear(), 1970, 2199);
    }

    private boolean fitsDay(LocalDate day) {
        return fields.get(2).equals("?")
                ? List.of(fields.get(4).split(",")).stream().anyMatch(item -> isDayOfWeek(item, day))
                : List.of(fields.get(2).split(",")).stream().anyMatch(item -> isDayOfMonth(item, day));
    }

    private static boolean isDayOfMonth(String item, LocalDate day) {
        if (item.startsWith("L-")) {
            return day.plusDays(Integer.parseInt(item.substring(2))).equals(day.withDayOfMonth(day.lengthOfMonth()));
        }
        if (item.equals("L")) {
            return day.plusDays(1).getDayOfMonth() == 1;
        }
        if (item.endsWith("W")) {
            int wanted = item.equals("LW") ? day.lengthOfMonth() : Integer.parseInt(item.substring(0, item.length() - 1));
            return wanted <= day.lengthOfMonth() && day.equals(nearestWeekday(day, wanted));
        }
        return fits(item, day.getDayOfMonth(), 1, 31);
    }

    private static LocalDate nearestWeekday(LocalDate month, int wanted) {
        return IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj(month::withDayOfMonth)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .min(Comparator.comparingInt(day -> Math.abs(day.getDayOfMonth() - wanted))).orElseThrow();
    }

    private static boolean isDayOfWeek(String item, LocalDate day) {
        String name = DAYS.get(day.getDayOfWeek().getValue() % 7);
        if (item.equals("L")) {
            return name.equals("SAT");
        }
        if (item.endsWith("L")) {
            return item.equals(name + "L") && day.plusDays(7).getMonthValue() != day.getMonthValue();
        }
        if (item.contains("#")) {
            long which = day.withDayOfMonth(1).datesUntil(day.plusDays(1))
                    .filter(other -> other.getDayOfWeek() == day.getDayOfWeek()).count();
            return item.equals(name + "#" + which);
        }
        return fits(item, DAYS.indexOf(name) + 1, 1, 7);
    }

    private static boolean fits(String text, int value, int least, int most) {
        return List.of(text.split(",")).stream().anyMatch(item -> fitsItem(item, value, least, most));
    }

    private static boolean fitsItem(String item, int value, int least, int most) {
        String[] stepped = item.split("/");
        String[] ends = stepped[0].split("-");
        if (stepped[0].equals("*")) {
            ends = new String[]{Integer.toString(least), Integer.toString(most)};
        }
        int from = Integer.parseInt(ends[0]);
        int to = ends.length > 1 ? Integer.parseInt(ends[1]) : stepped.length > 1 ? most : from;
        int step = stepped.length > 1 ? Integer.parseInt(stepped[1]) : 1;
        int distance = Math.floorMod(value - from, most - least + 1);
        return distance <= Math.floorMod(to - from, most - least + 1) && distance % step == 0;
    }
}
