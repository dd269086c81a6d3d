package dev.longshore.gateway.tag;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/** Takes tags away from a resource; a key that it has not is passed over. */
@Component
final class UntagResource implements Operation {

    private final TagKeepers keepers;

    UntagResource(TagKeepers keepers) {
        this.keepers = keepers;
    }

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        TagKeepers.Target target = keepers.of(request);
        List<String> keys = request.input().path("tagKeys").valueStream().map(JsonNode::asString).toList();
        if (!target.keeper().retag(target.arn(), tags -> tags.remove(keys))) {
            throw target.unknown();
        }
        return Json.object();
    }
}
