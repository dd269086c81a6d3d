package dev.longshore.gateway.job.submission;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Refuses a job that would wait for a consumable resource that does not exist. */
@Component
final class ConsumableCheck {

    private final Resources resources;

    ConsumableCheck(Resources resources) {
        this.resources = resources;
    }

    /** @param queue to whose region and account the resources must belong */
    void check(List<ConsumableNeed> needs, Arn queue) {
        Scope scope = new Scope(queue.region(), queue.account());
        for (ConsumableNeed need : needs) {
            String resource = need.resource().toString();
            if (ResourceId.of(scope, ResourceKind.CONSUMABLE_RESOURCE, resource).flatMap(resources::find).isEmpty()) {
                throw ResourceId.missing(scope, ResourceKind.CONSUMABLE_RESOURCE, resource);
            }
        }
    }
}
