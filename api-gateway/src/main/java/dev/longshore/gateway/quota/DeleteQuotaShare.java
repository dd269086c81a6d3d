package dev.longshore.gateway.quota;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Deletes a disabled quota share; what is not there is deleted already. Jobs that wait in it fail. */
@Component
final class DeleteQuotaShare implements Operation {

    private final QuotaShares shares;

    DeleteQuotaShare(QuotaShares shares) {
        this.shares = shares;
    }

    @Override
    public String name() {
        return "DeleteQuotaShare";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        QuotaShares.Name name = QuotaShares.required(request);
        Scope scope = Scope.of(request);
        shares.key(scope, name)
                .ifPresent(key -> shares.all().delete(scope, key, share -> requireDisabled(name.arn(scope), share)));
        return Json.object();
    }

    private static void requireDisabled(Arn arn, ObjectNode share) {
        if (!share.path(QuotaShares.STATE).asString("").equals("DISABLED")) {
            throw new ClientException(
                    "Cannot delete, state must be DISABLED: quota share " + arn + " is ENABLED; disable it first.");
        }
    }
}
