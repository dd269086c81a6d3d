package dev.longshore.gateway.schedule;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.Scope;

/** Answers the schedules of a group, or of all groups, page by page. */
@Component
final class ListSchedules implements Operation {

    private final Schedules schedules;
    private final ScheduleGroups groups;

    ListSchedules(Schedules schedules, ScheduleGroups groups) {
        this.schedules = schedules;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "ListSchedules";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = Scope.of(request);
        Optional<String> group = input.path("GroupName").asStringOpt();
        group.ifPresent(name -> groups.required(scope, name));
        ScheduleFilter filter = ScheduleFilter.of(input);
        String prefix = scope.prefix() + group.map(name -> name + "/").orElse("");
        String binding = name() + " " + prefix + " " + filter;
        int size = SchedulePages.size(input);
        List<Schedule> found = schedules.page(prefix, filter, SchedulePages.start(input, binding), size + 1);
        Page<Schedule> page = Page.of(found, size, schedule -> schedule.id().key());
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("Schedules");
        page.entries().forEach(schedule -> list.add(schedule.summary()));
        return SchedulePages.addTo(answer, page, binding);
    }
}
