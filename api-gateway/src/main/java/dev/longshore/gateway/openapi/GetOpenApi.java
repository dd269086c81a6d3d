package dev.longshore.gateway.openapi;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.model.ApiModel;

@Component
final class GetOpenApi implements Operation {

    private final ObjectNode document;

    GetOpenApi(ApiModel model) {
        document = OpenApiDocument.of(model);
    }

    @Override
    public String name() {
        return "GetOpenApi";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return document;
    }
}
