package dev.longshore.gateway.quota;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.service.CapacityLimits;

/** Changes state, limits, sharing and preemption of a quota share. */
@Component
final class UpdateQuotaShare implements Operation {

    private final QuotaShares shares;

    UpdateQuotaShare(QuotaShares shares) {
        this.shares = shares;
    }

    @Override
    public String name() {
        return "UpdateQuotaShare";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        QuotaShares.Name name = QuotaShares.required(request);
        Scope scope = Scope.of(request);
        CapacityLimits.check(request.input().path("capacityLimits"));
        SharingRules.check(request.input());
        if (shares.key(scope, name).flatMap(key -> shares.all().update(scope, key, document -> change(document, request.input())))
                .isEmpty()) {
            throw QuotaShares.unknown(name.arn(scope).toString());
        }
        return name.addTo(Json.object(), scope);
    }

    private static ObjectNode change(ObjectNode document, ObjectNode input) {
        for (String member : List.of(QuotaShares.STATE, "capacityLimits", "preemptionConfiguration")) {
            if (input.has(member)) {
                document.set(member, input.get(member));
            }
        }
        if (input.has(SharingRules.MEMBER)) {
            document.set(SharingRules.MEMBER, SharingRules.complete(input));
        }
        return document;
    }
}
