package dev.longshore.gateway.policy;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;
import dev.longshore.gateway.resource.Announcement;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;

/** Tells of scheduling policies. One for quota shares says nothing to those who run jobs: queues for other jobs cannot have it. */
@Component
final class PolicyAnnouncement implements Announcement {

    @Override
    public ResourceKind kind() {
        return ResourceKind.SCHEDULING_POLICY;
    }

    @Override
    public ResourceDefinition of(Resource resource) {
        JsonNode policy = resource.document().path(PolicyDocument.FAIR_SHARE);
        List<ShareWeight> weights = policy.path("shareDistribution").valueStream()
                .map(share -> new ShareWeight(share.path("shareIdentifier").asString(), share.path("weightFactor").asDouble()))
                .toList();
        return new SchedulingPolicyDefined(resource.id().arn(), resource.uuid(), resource.revision(),
                Duration.ofSeconds(policy.path("shareDecaySeconds").asLong()), policy.path("computeReservation").asInt(),
                weights);
    }
}
