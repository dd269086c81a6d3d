package dev.longshore.gateway.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

import tools.jackson.databind.JsonNode;

/** Timestamps as this API has them: seconds since 1970, with milliseconds behind the point. */
final class Seconds {

    private static final int MILLIS = 3;
    /** The year 9999. */
    private static final long MOST = 253_402_300_799L;

    private Seconds() {}

    static BigDecimal of(Instant time) {
        long millis = time.toEpochMilli();
        return BigDecimal.valueOf(millis, MILLIS).setScale(millis % 1_000 == 0 ? 0 : MILLIS, RoundingMode.UNNECESSARY);
    }

    /** @throws dev.longshore.gateway.api.ClientException when it is no time between 1970 and 9999 */
    static Instant read(JsonNode node, String member) {
        double seconds = node.asDouble();
        if (seconds < 0 || seconds > MOST) {
            throw ScheduleErrors.invalid(member + " must be a time between the years 1970 and 9999.");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    }
}
