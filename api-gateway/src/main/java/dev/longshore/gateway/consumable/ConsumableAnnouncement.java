package dev.longshore.gateway.consumable;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.gateway.resource.Announcement;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;

/** Tells of consumable resources. */
@Component
final class ConsumableAnnouncement implements Announcement {

    @Override
    public ResourceKind kind() {
        return ResourceKind.CONSUMABLE_RESOURCE;
    }

    @Override
    public ResourceDefinition of(Resource resource) {
        ObjectNode document = resource.document();
        return new ConsumableResourceDefined(resource.id().arn(), resource.uuid(), resource.revision(), resource.cell(),
                document.path(Consumable.TOTAL).asLong(),
                document.path(Consumable.TYPE).asString().equals(Consumable.REPLENISHABLE));
    }
}
