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

    /** The scheduler has nothing to do with a queue for service jobs. */
    private static final int NO_CELL = 0;

    private final QueueRules rules;
    private final ServiceQueueRules services;
    private final Resources resources;

    CreateJobQueue(QueueRules rules, ServiceQueueRules services, Resources resources) {
        this.rules = rules;
        this.services = services;
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
        rules.checkTerms(id.scope(), input, ServiceQueueRules.isForServiceJobs(input));
        resources.create(ServiceQueueRules.isForServiceJobs(input) ? ofService(id, input) : ofEnvironments(id, input));
        requireWhatItUses(id, input);
        return Json.object().put("jobQueueName", id.name()).put("jobQueueArn", id.arn().toString());
    }

    private Resource ofEnvironments(ResourceId id, ObjectNode input) {
        List<Resource> environments = rules.environments(id.scope(), input);
        return Resource.created(id, UUID.randomUUID().toString(), environments.getFirst().cell(),
                QueueDocument.of(id, input, environments));
    }

    private Resource ofService(ResourceId id, ObjectNode input) {
        services.check(id.scope(), input);
        return Resource.created(id, UUID.randomUUID().toString(), NO_CELL, QueueDocument.ofService(id, input));
    }

    private void checkEnvironments(ResourceId queue, ObjectNode input) {
        if (ServiceQueueRules.isForServiceJobs(input)) {
            services.check(queue.scope(), input);
            return;
        }
        rules.environments(queue.scope(), input);
    }

    /** Who deletes an environment or policy at the same time may not have seen the queue: then there is none. */
    private void requireWhatItUses(ResourceId queue, ObjectNode input) {
        try {
            checkEnvironments(queue, input);
            rules.checkPolicy(queue.scope(), input);
        } catch (ClientException e) {
            resources.delete(queue);
            throw e;
        }
    }
}
