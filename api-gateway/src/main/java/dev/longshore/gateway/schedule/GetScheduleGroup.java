package dev.longshore.gateway.schedule;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

@Component
final class GetScheduleGroup implements Operation {

    private final ScheduleGroups groups;

    GetScheduleGroup(ScheduleGroups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "GetScheduleGroup";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return groups.required(Scope.of(request), request.input().path("Name").asString()).detail();
    }
}
