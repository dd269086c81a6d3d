package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.GatewayProperties;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.schedule.ScheduleId;
import dev.longshore.gateway.schedule.Schedules;

/** Our own addition to the API: the due times that a schedule has missed, the latest first, page by page. */
@RestController
class MissedTimesPage {

    private static final int LARGEST = 100;

    private final MissedTimes missed;
    private final Schedules schedules;
    private final String account;

    MissedTimesPage(MissedTimes missed, Schedules schedules, GatewayProperties properties) {
        this.missed = missed;
        this.schedules = schedules;
        this.account = properties.account();
    }

    @GetMapping(path = "/longshore/v1/schedules/{group}/{name}/missed", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> missed(@PathVariable String group, @PathVariable String name,
            @RequestParam(defaultValue = "us-east-1") String region, @RequestParam(defaultValue = "100") int maxResults,
            @RequestParam(defaultValue = "") String nextToken) {
        ScheduleId schedule = new ScheduleId(new Scope(region, account), group, name);
        try {
            ObjectNode page = page(schedule, Math.clamp(maxResults, 1, LARGEST), nextToken);
            return page.path("missed").isEmpty() && schedules.find(schedule).isEmpty()
                    ? answer(404, error("ResourceNotFoundException", "Schedule " + name + " does not exist."))
                    : answer(200, page);
        } catch (ClientException e) {
            return answer(400, error(e.type(), e.getMessage()));
        }
    }

    private ObjectNode page(ScheduleId schedule, int size, String token) {
        String binding = "missed " + schedule.key();
        String start = Page.start(Json.object().put("nextToken", token), binding);
        Instant before = start.isEmpty() ? Instant.ofEpochMilli(Long.MAX_VALUE) : Instant.ofEpochMilli(Long.parseLong(start));
        List<MissedTime> found = missed.of(schedule, before, size + 1);
        Page<MissedTime> page = Page.of(found, size, last -> Long.toString(last.due().toEpochMilli()));
        ObjectNode answer = Json.object().put("scheduleArn", schedule.arn());
        ArrayNode list = answer.putArray("missed");
        page.entries().forEach(one -> list.add(one.detail()));
        return page.addTo(answer, binding);
    }

    private static ObjectNode error(String type, String message) {
        return Json.object().put("__type", type).put("message", message);
    }

    private static ResponseEntity<byte[]> answer(int status, ObjectNode body) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Json.bytes(body));
    }
}
