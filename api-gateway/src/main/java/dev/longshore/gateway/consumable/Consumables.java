package dev.longshore.gateway.consumable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceUse;
import dev.longshore.gateway.resource.ResourceUse.Amounts;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Finds consumable resources, by name or ARN. */
@Component
final class Consumables {

    private final Resources resources;
    private final ResourceUse use;

    Consumables(Resources resources, ResourceUse use) {
        this.resources = resources;
        this.use = use;
    }

    /** The one that a request is about; it need not exist. */
    static ResourceId id(ApiRequest request) {
        String reference = request.input().path("consumableResource").asString("");
        return ResourceId.of(Scope.of(request), ResourceKind.CONSUMABLE_RESOURCE, reference)
                .orElseThrow(() -> ResourceId.missing(Scope.of(request), ResourceKind.CONSUMABLE_RESOURCE, reference));
    }

    /** @throws ClientException when it does not exist */
    Consumable required(ApiRequest request) {
        ResourceId id = id(request);
        return with(List.of(resources.find(id).orElseThrow(() -> unknown(id.name())))).getFirst();
    }

    List<Consumable> with(List<Resource> found) {
        Map<String, Amounts> amounts = use.of(found.stream().map(Resource::uuid).toList());
        return found.stream().map(one -> Consumable.of(one, Optional.ofNullable(amounts.get(one.uuid())))).toList();
    }

    static ClientException unknown(String reference) {
        return new ClientException("Consumable resource " + reference + " does not exist.");
    }
}
