package dev.longshore.gateway.policy;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.Resources;

/** Answers the named policies; what does not exist is left out. */
@Component
final class DescribeSchedulingPolicies implements Operation {

    private final Resources resources;

    DescribeSchedulingPolicies(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DescribeSchedulingPolicies";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        List<ResourceId> ids = request.input().path("arns").valueStream()
                .map(arn -> PolicyReference.of(request, arn.asString(""))).flatMap(Optional::stream).distinct().toList();
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("schedulingPolicies");
        resources.findAll(ids).forEach(policy -> list.add(policy.document()));
        return answer;
    }
}
