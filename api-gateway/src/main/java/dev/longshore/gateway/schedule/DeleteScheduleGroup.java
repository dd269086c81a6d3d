package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Deletes a group with all its schedules. */
@Component
final class DeleteScheduleGroup implements Operation {

    private final ScheduleGroups groups;
    private final DeletionTokens tokens;
    private final Clock clock;

    DeleteScheduleGroup(ScheduleGroups groups, DeletionTokens tokens, Clock scheduleClock) {
        this.groups = groups;
        this.tokens = tokens;
        this.clock = scheduleClock;
    }

    @Override
    public String name() {
        return "DeleteScheduleGroup";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Scope scope = Scope.of(request);
        String name = request.input().path("Name").asString();
        if (name.equals(ScheduleId.DEFAULT_GROUP)) {
            throw ScheduleErrors.invalid("The schedule group default cannot be deleted.");
        }
        Optional<ScheduleGroup> group = groups.find(scope, name);
        String resource = ScheduleGroup.key(scope, name);
        boolean isRepeated = tokens.isRepeated(request.input(), resource, group.map(ScheduleGroup::uuid));
        if (group.isEmpty() && !isRepeated) {
            throw ScheduleErrors.noGroup(name);
        }
        if (group.isPresent() && !isRepeated) {
            tokens.remember(request.input(), resource, group.get().uuid());
            groups.delete(group.get(), clock.instant());
        }
        return Json.object();
    }
}
