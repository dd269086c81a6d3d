package dev.longshore.gateway.schedule.expression;

import java.time.LocalDate;

/** Which days a cron expression means. */
interface DayRule {

    boolean includes(LocalDate day);

    default DayRule or(DayRule other) {
        return day -> includes(day) || other.includes(day);
    }
}
