package dev.longshore.simulator.report;

import java.time.Duration;
import java.util.stream.Stream;

/** The unit in which time is drawn: the largest of which a history lasts three or more, else seconds. */
enum TimeScale {
    DAYS("days", Duration.ofDays(1)), HOURS("hours", Duration.ofHours(1)), MINUTES("minutes",
            Duration.ofMinutes(1)), SECONDS("seconds", Duration.ofSeconds(1));

    private static final int LEAST = 3;

    private final String label;
    private final Duration unit;

    TimeScale(String label, Duration unit) {
        this.label = label;
        this.unit = unit;
    }

    /** @param span how long the whole history lasts */
    static TimeScale forSpan(Duration span) {
        return Stream.of(values()).filter(scale -> span.compareTo(scale.unit.multipliedBy(LEAST)) >= 0).findFirst()
                .orElse(SECONDS);
    }

    String label() {
        return label;
    }

    /** How many of the unit that is. */
    double of(Duration time) {
        return (double) time.toMillis() / unit.toMillis();
    }
}
