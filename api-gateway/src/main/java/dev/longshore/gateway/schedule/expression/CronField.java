package dev.longshore.gateway.schedule.expression;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** A field of a cron expression that is a set of numbers: what it may hold, and how that is written. */
enum CronField {
    MINUTES("minutes", 0, 59, List.of()), HOURS("hours", 0, 23, List.of()), DAY_OF_MONTH("day of month", 1, 31,
            List.of()), MONTH("month", 1, 12,
                    List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")), DAY_OF_WEEK(
                            "day of week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")), YEAR("year", 1970,
                                    2199, List.of());

    private final String label;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String label, int least, int most, List<String> names) {
        this.label = label;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** @throws IllegalArgumentException when the text is not a list of numbers, names, ranges and steps */
    BitSet parse(String text) {
        BitSet values = new BitSet();
        for (String item : text.split(",", -1)) {
            add(item, values);
        }
        return values;
    }

    /** A single value, by number or name. */
    int value(String text) {
        int name = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (name >= 0) {
            return least + name;
        }
        int value = number(text);
        if (value < least || value > most) {
            throw refused(text);
        }
        return value;
    }

    private void add(String item, BitSet values) {
        int slash = item.indexOf('/');
        if (slash < 0) {
            addRange(item, 1, false, values);
            return;
        }
        int step = number(item.substring(slash + 1));
        if (step == 0) {
            throw refused(item);
        }
        addRange(item.substring(0, slash), step, true, values);
    }

    /** Where a range ends before it begins, it goes on over the end of the field, except for years. */
    private void addRange(String range, int step, boolean isOpen, BitSet values) {
        if (range.equals("*")) {
            addAll(least, most, step, values);
            return;
        }
        int dash = range.indexOf('-');
        int from = value(dash < 0 ? range : range.substring(0, dash));
        int to = dash < 0 ? (isOpen ? most : from) : value(range.substring(dash + 1));
        if (to < from && this == YEAR) {
            throw refused(range);
        }
        addAll(from, to < from ? to + most - least + 1 : to, step, values);
    }

    private void addAll(int from, int to, int step, BitSet values) {
        for (int value = from; value <= to; value += step) {
            values.set(value > most ? value - (most - least + 1) : value);
        }
    }

    private int number(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw refused(text);
        }
        return Integer.parseInt(text);
    }

    IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "'" + text + "' cannot stand in the field " + label + ", which is " + least + " to " + most
                        + (names.isEmpty() ? "" : " or " + names.getFirst() + " to " + names.getLast()));
    }
}
