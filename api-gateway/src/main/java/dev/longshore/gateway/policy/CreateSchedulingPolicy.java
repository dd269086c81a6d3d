package dev.longshore.gateway.policy;

import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Stores a scheduling policy. */
@Component
final class CreateSchedulingPolicy implements Operation {

    /** A policy belongs to no cell. */
    private static final int NO_CELL = 0;

    private final Resources resources;

    CreateSchedulingPolicy(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "CreateSchedulingPolicy";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        PolicyRules.check(request.input());
        ResourceId id = new ResourceId(Scope.of(request), ResourceKind.SCHEDULING_POLICY,
                request.input().path("name").asString());
        resources.create(
                Resource.created(id, UUID.randomUUID().toString(), NO_CELL, PolicyDocument.of(id, request.input())));
        return Json.object().put("name", id.name()).put("arn", id.arn().toString());
    }
}
