package dev.longshore.gateway.schedule;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.Scope;

@Component
final class ListScheduleGroups implements Operation {

    private final ScheduleGroups groups;

    ListScheduleGroups(ScheduleGroups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "ListScheduleGroups";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        int size = SchedulePages.size(request.input());
        String prefix = request.input().path("NamePrefix").asString("");
        String binding = name() + " " + prefix;
        List<ScheduleGroup> found = groups.page(Scope.of(request), prefix, SchedulePages.start(request.input(), binding),
                size + 1);
        Page<ScheduleGroup> page = Page.of(found, size, ScheduleGroup::name);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("ScheduleGroups");
        page.entries().forEach(group -> list.add(group.detail()));
        return SchedulePages.addTo(answer, page, binding);
    }
}
