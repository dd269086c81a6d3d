package dev.longshore.gateway.queue;

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

/** Begins to delete a disabled job queue, which is DELETING until its last job has ended. What is not there is deleted already. */
@Component
final class DeleteJobQueue implements Operation {

    private final Resources resources;
    private final JobQueues queues;

    DeleteJobQueue(Resources resources, JobQueues queues) {
        this.resources = resources;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "DeleteJobQueue";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String reference = request.input().path("jobQueue").asString();
        ResourceId.of(Scope.of(request), ResourceKind.JOB_QUEUE, reference)
                .ifPresent(id -> resources.retire(id, DeleteJobQueue::requireDisabled));
        queues.forget();
        return Json.object();
    }

    private static void requireDisabled(Resource queue) {
        if (JobQueue.of(queue).enabled()) {
            throw new ClientException(
                    "Cannot delete, state must be DISABLED: job queue " + queue.id().arn() + " is ENABLED; disable it first.");
        }
    }
}
