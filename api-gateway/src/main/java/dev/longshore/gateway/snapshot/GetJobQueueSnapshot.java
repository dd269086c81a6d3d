package dev.longshore.gateway.snapshot;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;

/** Answers which jobs are first in a queue, since when, and what the queue holds; nothing of it before a scheduler has answered once. */
@Component
final class GetJobQueueSnapshot implements Operation {

    private final JobQueues queues;
    private final QueueFronts fronts;

    GetJobQueueSnapshot(JobQueues queues, QueueFronts fronts) {
        this.queues = queues;
        this.fronts = fronts;
    }

    @Override
    public String name() {
        return "GetJobQueueSnapshot";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        JobQueue queue = queues.find(request.region(), request.account(), request.input().path("jobQueue").asString());
        return fronts.of(queue).map(front -> Snapshot.of(queue, front)).orElseGet(Json::object);
    }
}
