package dev.longshore.gateway.schedule;

import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/** Deletes a schedule. What it has begun to submit is submitted; what waits for its time in a flexible window is not. */
@Component
final class DeleteSchedule implements Operation {

    private final Schedules schedules;
    private final ScheduleGroups groups;
    private final DeletionTokens tokens;

    DeleteSchedule(Schedules schedules, ScheduleGroups groups, DeletionTokens tokens) {
        this.schedules = schedules;
        this.groups = groups;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "DeleteSchedule";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ScheduleId id = ScheduleId.of(request);
        Optional<Schedule> schedule = schedules.find(id);
        boolean isRepeated = tokens.isRepeated(request.input(), id.key(), schedule.map(Schedule::uuid));
        if (schedule.isEmpty() && !isRepeated) {
            groups.required(id.scope(), id.group());
            throw ScheduleErrors.noSchedule(id);
        }
        if (schedule.isPresent() && !isRepeated) {
            tokens.remember(request.input(), id.key(), schedule.get().uuid());
            schedules.delete(id, schedule.get().uuid());
        }
        return Json.object();
    }
}
