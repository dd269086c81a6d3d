package dev.longshore.gateway.schedule;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

@Component
final class ListGroupTags implements Operation {

    private final GroupTags tags;

    ListGroupTags(GroupTags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "scheduler:ListTagsForResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode answer = Json.object();
        answer.set("Tags", GroupTagList.write(tags.of(request)));
        return answer;
    }
}
