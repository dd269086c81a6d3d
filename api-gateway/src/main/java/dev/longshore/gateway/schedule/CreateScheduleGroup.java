package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

@Component
final class CreateScheduleGroup implements Operation {

    private final ScheduleGroups groups;
    private final Clock clock;

    CreateScheduleGroup(ScheduleGroups groups, Clock scheduleClock) {
        this.groups = groups;
        this.clock = scheduleClock;
    }

    @Override
    public String name() {
        return "CreateScheduleGroup";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Scope scope = Scope.of(request);
        String name = request.input().path("Name").asString();
        Optional<CallToken> token = CallToken.of(request.input());
        groups.find(scope, name);
        ScheduleGroup group = ScheduleGroup.created(scope, name, clock.instant(),
                GroupTagList.read(request.input().path("Tags")));
        if (!groups.insert(group, token) && !token.map(call -> groups.isMadeBy(scope, name, call)).orElse(false)) {
            throw ScheduleErrors.conflict("Schedule group " + name + " already exists.");
        }
        return Json.object().put("ScheduleGroupArn", group.arn());
    }
}
