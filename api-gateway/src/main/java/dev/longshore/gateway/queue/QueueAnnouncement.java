package dev.longshore.gateway.queue;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.TimeLimitAction;
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
                resource.document().path("priority").asInt(), queue.environments(),
                QueueRules.policyArn(resource.document()).map(Arn::parse), timeLimits(resource.document()),
                QueueTags.maxRunningJobs(resource.document()), QueueTags.maxRunningJobsPerShare(resource.document()));
    }

    /** None of a queue for service jobs, which the scheduler does not see. */
    private static List<TimeLimitAction> timeLimits(ObjectNode document) {
        if (ServiceQueueRules.isForServiceJobs(document)) {
            return List.of();
        }
        return document.path(QueueDocument.ACTIONS).valueStream()
                .map(action -> new TimeLimitAction(action.path("reason").asString(),
                        Duration.ofSeconds(action.path("maxTimeSeconds").asLong()),
                        TimeLimitAction.Action.valueOf(action.path("action").asString())))
                .toList();
    }
}
