package dev.longshore.gateway.schedule;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

@Component
final class TagGroup implements Operation {

    private final GroupTags tags;

    TagGroup(GroupTags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "scheduler:TagResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode added = GroupTagList.read(request.input().path("Tags"));
        tags.change(request, present -> {
            present.setAll(added);
            return GroupTagList.checked(present);
        });
        return Json.object();
    }
}
