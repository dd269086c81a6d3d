package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.schedule.ScheduleId;
import dev.longshore.gateway.schedule.Schedules;

/** Our own addition to the API: the due times that a schedule has missed, the latest first, page by page. */
@Component
final class ListMissedDueTimes implements Operation {

    private final MissedTimes missed;
    private final Schedules schedules;

    ListMissedDueTimes(MissedTimes missed, Schedules schedules) {
        this.missed = missed;
        this.schedules = schedules;
    }

    @Override
    public String name() {
        return "ListMissedDueTimes";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ScheduleId schedule = schedule(request);
        String binding = name() + " " + schedule.key();
        String start = Page.start(request.input(), binding);
        Instant before = Instant.ofEpochMilli(start.isEmpty() ? Long.MAX_VALUE : Long.parseLong(start));
        int size = Page.size(request.input());
        List<MissedTime> found = missed.of(schedule, before, size + 1);
        if (found.isEmpty() && schedules.find(schedule).isEmpty()) {
            throw new ClientException("ResourceNotFoundException", "Schedule " + schedule.name() + " does not exist.");
        }
        Page<MissedTime> page = Page.of(found, size, last -> Long.toString(last.due().toEpochMilli()));
        ObjectNode answer = Json.object().put("scheduleArn", schedule.arn());
        ArrayNode list = answer.putArray("missed");
        page.entries().forEach(one -> list.add(one.detail()));
        return page.addTo(answer, binding);
    }

    /** A caller that signs its requests has a region already. */
    private static ScheduleId schedule(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = new Scope(input.path("region").asString(request.region()), request.account());
        return new ScheduleId(scope, input.path("group").asString(), input.path("name").asString());
    }
}
