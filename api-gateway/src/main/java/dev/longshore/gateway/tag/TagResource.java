package dev.longshore.gateway.tag;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Tags;

/** Adds tags to a resource; a key that it has already gets the new value. */
@Component
final class TagResource implements Operation {

    private final TagKeepers keepers;

    TagResource(TagKeepers keepers) {
        this.keepers = keepers;
    }

    @Override
    public String name() {
        return "TagResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        TagKeepers.Target target = keepers.of(request);
        if (!target.keeper().retag(target.arn(),
                tags -> Tags.with(tags, request.input().path("tags"), target.keeper().own(target.arn())))) {
            throw target.unknown();
        }
        return Json.object();
    }
}
