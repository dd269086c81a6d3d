package dev.longshore.gateway.quota;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

@Component
final class DescribeQuotaShare implements Operation {

    private final QuotaShares shares;

    DescribeQuotaShare(QuotaShares shares) {
        this.shares = shares;
    }

    @Override
    public String name() {
        return "DescribeQuotaShare";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        QuotaShares.Name name = QuotaShares.required(request);
        Scope scope = Scope.of(request);
        return shares.find(scope, name.queue(), name.share()).orElseThrow(() -> QuotaShares.unknown(name.arn(scope).toString()));
    }
}
