package dev.longshore.gateway.schedule;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;

@Component
final class GetSchedule implements Operation {

    private final Schedules schedules;
    private final ScheduleGroups groups;

    GetSchedule(Schedules schedules, ScheduleGroups groups) {
        this.schedules = schedules;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "GetSchedule";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ScheduleId id = ScheduleId.of(request);
        groups.required(id.scope(), id.group());
        return schedules.find(id).orElseThrow(() -> ScheduleErrors.noSchedule(id)).detail();
    }
}
