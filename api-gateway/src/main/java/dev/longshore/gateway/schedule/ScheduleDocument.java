package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.schedule.expression.ScheduleExpression;
import dev.longshore.gateway.schedule.expression.Timetable;

/** What the user says of a schedule, as the API shows it again. */
final class ScheduleDocument {

    static final String START = "StartDate";
    static final String END = "EndDate";
    static final String EXPRESSION = "ScheduleExpression";
    static final String ZONE = "ScheduleExpressionTimezone";
    private static final List<String> MEMBERS = List.of("ActionAfterCompletion", "Description", END, "FlexibleTimeWindow",
            "KmsKeyArn", EXPRESSION, ZONE, START, "State", "Target");

    private ScheduleDocument() {}

    /** The input of CreateSchedule or UpdateSchedule with the defaults in it. */
    static ObjectNode of(ObjectNode input) {
        ObjectNode document = Json.object().put("ActionAfterCompletion", "NONE").put(ZONE, "UTC").put("State", "ENABLED");
        MEMBERS.stream().filter(input::has).forEach(member -> document.set(member, input.path(member).deepCopy()));
        tidyDates(document);
        RetryPolicy.complete((ObjectNode) document.path("Target"));
        return document;
    }

    /** Writes dates as they are shown, whatever the form they were given or stored in. */
    static void tidyDates(ObjectNode document) {
        for (String member : List.of(START, END)) {
            date(document, member).ifPresent(date -> document.put(member, Seconds.of(date)));
        }
    }

    /** @throws IllegalArgumentException when the expression is none */
    static ScheduleExpression expression(JsonNode document) {
        return ScheduleExpression.parse(document.path(EXPRESSION).asString(""),
                ZoneId.of(document.path(ZONE).asString("UTC")));
    }

    static Timetable timetable(JsonNode document, Instant anchor) {
        return new Timetable(expression(document), anchor, date(document, START), date(document, END));
    }

    static Optional<Instant> date(JsonNode document, String member) {
        return document.has(member) ? Optional.of(Seconds.read(document.path(member), member)) : Optional.empty();
    }
}
