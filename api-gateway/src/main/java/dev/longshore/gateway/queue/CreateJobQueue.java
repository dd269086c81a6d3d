package dev.longshore.gateway.queue;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Stores a job queue, in the cell of its environments. It is CREATING until the scheduler has heard of it. */
@Component
final class CreateJobQueue implements Operation {

    private final QueueRules rules;
    private final Resources resources;

    CreateJobQueue(QueueRules rules, Resources resources) {
        this.rules = rules;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "CreateJobQueue";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        ResourceId id = new ResourceId(Scope.of(request), ResourceKind.JOB_QUEUE, input.path("jobQueueName").asString());
        rules.checkTerms(id.scope(), input);
        List<Resource> environments = rules.environments(id.scope(), input);
        resources.create(Resource.created(id, UUID.randomUUID().toString(), environments.getFirst().cell(),
                QueueDocument.of(id, input, environments)));
        requireWhatItUses(id, input);
        return Json.object().put("jobQueueName", id.name()).put("jobQueueArn", id.arn().toString());
    }

    /** Who deletes an environment or policy at the same time may not have seen the queue: then there is none. */
    private void requireWhatItUses(ResourceId queue, ObjectNode input) {
        try {
            rules.environments(queue.scope(), input);
            rules.checkPolicy(queue.scope(), input);
        } catch (ClientException e) {
            resources.delete(queue);
            throw e;
        }
    }
}
