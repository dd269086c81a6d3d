package dev.longshore.gateway.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.schedule.expression.ScheduleExpression;

/**
 * What a schedule must be beyond what the model says.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html">CreateSchedule</a>
 */
final class ScheduleRules {

    /** A schedule's start may be so long ago. */
    private static final Duration START_TOLERANCE = Duration.ofMinutes(5);
    /** AWS's own precision: what is due within this minute is not past. */
    static final Duration PRECISION = Duration.ofMinutes(1);
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private ScheduleRules() {}

    /**
     * @param document with the defaults in it
     * @param former as it was before; what it says of times already is not refused for being past now
     * @throws dev.longshore.gateway.api.ClientException when it cannot be accepted
     */
    static void check(ObjectNode document, Optional<ObjectNode> former, Instant now) {
        checkZone(document);
        ScheduleExpression expression = expression(document);
        checkWindow(document.path("FlexibleTimeWindow"));
        if (expression.isOneTime()) {
            checkTime(document, former, expression, now);
        } else {
            checkDates(document, former, now);
        }
    }

    private static void checkZone(ObjectNode document) {
        String zone = document.path(ScheduleDocument.ZONE).asString("");
        if (!ZONES.contains(zone)) {
            throw ScheduleErrors.invalid("ScheduleExpressionTimezone is '" + zone
                    + "'; it must be a time zone of the IANA database, such as Europe/Berlin.");
        }
    }

    private static ScheduleExpression expression(ObjectNode document) {
        try {
            return ScheduleDocument.expression(document);
        } catch (IllegalArgumentException e) {
            throw refused(document, e.getMessage());
        }
    }

    private static void checkWindow(JsonNode window) {
        if (window.path("Mode").asString("").equals("FLEXIBLE") && !window.has("MaximumWindowInMinutes")) {
            throw ScheduleErrors.invalid(
                    "FlexibleTimeWindow.MaximumWindowInMinutes is required where FlexibleTimeWindow.Mode is FLEXIBLE.");
        }
    }

    private static void checkTime(ObjectNode document, Optional<ObjectNode> former, ScheduleExpression expression, Instant now) {
        boolean isPast = expression.next(now.minus(PRECISION), now).isEmpty();
        boolean isKept = former.filter(before -> isSame(document, before, ScheduleDocument.EXPRESSION)
                && isSame(document, before, ScheduleDocument.ZONE)).isPresent();
        if (isPast && !isKept) {
            throw refused(document, "its time is past");
        }
    }

    private static void checkDates(ObjectNode document, Optional<ObjectNode> former, Instant now) {
        Optional<Instant> start = ScheduleDocument.date(document, ScheduleDocument.START);
        Optional<Instant> end = ScheduleDocument.date(document, ScheduleDocument.END);
        boolean startIsKept = former.filter(before -> start.equals(ScheduleDocument.date(before, ScheduleDocument.START)))
                .isPresent();
        boolean endIsKept = former.filter(before -> end.equals(ScheduleDocument.date(before, ScheduleDocument.END))).isPresent();
        if (start.isPresent() && start.get().isBefore(now.minus(START_TOLERANCE)) && !startIsKept) {
            throw ScheduleErrors.invalid("The StartDate you specify cannot be earlier than 5 minutes ago.");
        }
        if (end.isPresent() && !end.get().isAfter(now) && !endIsKept) {
            throw ScheduleErrors.invalid("The EndDate you specify must be in the future.");
        }
        if (start.isPresent() && end.isPresent() && !start.get().isBefore(end.get())) {
            throw ScheduleErrors.invalid("The StartDate you specify must be before the EndDate.");
        }
    }

    private static boolean isSame(JsonNode document, JsonNode former, String member) {
        return document.path(member).equals(former.path(member));
    }

    private static RuntimeException refused(ObjectNode document, String why) {
        return ScheduleErrors.invalid(
                "Invalid Schedule Expression " + document.path(ScheduleDocument.EXPRESSION).asString() + ": " + why + ".");
    }
}
