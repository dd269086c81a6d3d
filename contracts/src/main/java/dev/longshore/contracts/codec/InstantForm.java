package dev.longshore.contracts.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * ISO 8601 as {@link Instant#toString} writes it and {@link Instant#parse} reads it, for the times that messages hold: a message about a
 * job has some five of them, and the formatters of the JDK take longer for them than all else in it takes.
 */
final class InstantForm {

    private static final int SECONDS_OF_DAY = 86_400;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * SECONDS_OF_DAY;
    private static final long BEHIND_LAST = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_OF_DAY;
    private static final int UP_TO_SECONDS = "yyyy-mm-ddThh:mm:ss".length();
    private static final int MOST_DIGITS = 9;
    private static final int NONE = -1;

    private InstantForm() {}

    static String write(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < FIRST || seconds >= BEHIND_LAST) {
            return instant.toString();
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
        int second = (int) Math.floorMod(seconds, (long) SECONDS_OF_DAY);
        StringBuilder text = new StringBuilder(UP_TO_SECONDS + 1 + MOST_DIGITS + 1);
        append(day.getYear(), 4, text);
        append(day.getMonthValue(), 2, text.append('-'));
        append(day.getDayOfMonth(), 2, text.append('-'));
        append(second / 3_600, 2, text.append('T'));
        append(second / 60 % 60, 2, text.append(':'));
        append(second % 60, 2, text.append(':'));
        appendFraction(instant.getNano(), text);
        return text.append('Z').toString();
    }

    /** Thousandths, millionths or billionths, whatever is enough. */
    private static void appendFraction(int nanos, StringBuilder text) {
        if (nanos == 0) {
            return;
        }
        text.append('.');
        if (nanos % 1_000_000 == 0) {
            append(nanos / 1_000_000, 3, text);
        } else if (nanos % 1_000 == 0) {
            append(nanos / 1_000, 6, text);
        } else {
            append(nanos, MOST_DIGITS, text);
        }
    }

    private static void append(int number, int digits, StringBuilder text) {
        int divisor = 1;
        for (int i = 1; i < digits; i++) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            text.append((char) ('0' + number / divisor % 10));
        }
    }

    /** @throws java.time.format.DateTimeParseException when it is none */
    static Instant read(String text) {
        int year = isUsual(text) ? number(text, 0, 4) : NONE;
        int nanos = nanos(text);
        if (year == NONE || nanos == NONE) {
            return Instant.parse(text);
        }
        try {
            return LocalDateTime.of(year, number(text, 5, 7), number(text, 8, 10), number(text, 11, 13), number(text, 14, 16),
                    number(text, 17, UP_TO_SECONDS), nanos).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return Instant.parse(text);
        }
    }

    private static boolean isUsual(String text) {
        return text.length() > UP_TO_SECONDS && text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T'
                && text.charAt(13) == ':' && text.charAt(16) == ':' && text.charAt(text.length() - 1) == 'Z';
    }

    /** What is between the seconds and the Z. */
    private static int nanos(String text) {
        int digits = text.length() - 1 - UP_TO_SECONDS - 1;
        if (digits < 0) {
            return 0;
        }
        if (digits == 0 || digits > MOST_DIGITS || text.charAt(UP_TO_SECONDS) != '.') {
            return NONE;
        }
        int nanos = number(text, UP_TO_SECONDS + 1, text.length() - 1);
        for (int digit = digits; digit < MOST_DIGITS && nanos != NONE; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
