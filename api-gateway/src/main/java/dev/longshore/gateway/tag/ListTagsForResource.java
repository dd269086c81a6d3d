package dev.longshore.gateway.tag;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/** Answers the tags of a resource. */
@Component
final class ListTagsForResource implements Operation {

    private final TagKeepers keepers;

    ListTagsForResource(TagKeepers keepers) {
        this.keepers = keepers;
    }

    @Override
    public String name() {
        return "ListTagsForResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        TagKeepers.Target target = keepers.of(request);
        ObjectNode answer = Json.object();
        answer.set("tags", target.keeper().tags(target.arn()).orElseThrow(target::unknown));
        return answer;
    }
}
