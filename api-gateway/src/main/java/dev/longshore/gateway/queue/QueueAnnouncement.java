package dev.longshore.gateway.queue;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.gateway.resource.Announcement;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;

/** Tells of job queues. */
@Component
final class QueueAnnouncement implements Announcement {

    @Override
    public ResourceKind kind() {
        return ResourceKind.JOB_QUEUE;
    }

    @Override
    public ResourceDefinition of(Resource resource) {
        JobQueue queue = JobQueue.of(resource);
        return new JobQueueDefined(queue.arn(), resource.uuid(), resource.revision(), queue.cell(), queue.enabled(),
                resource.document().path("priority").asInt(), queue.environments());
    }
}
