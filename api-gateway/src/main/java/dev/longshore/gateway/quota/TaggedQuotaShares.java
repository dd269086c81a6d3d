package dev.longshore.gateway.quota;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Taggable;

/** The tags of quota shares. */
@Component
final class TaggedQuotaShares implements Taggable {

    private final QuotaShares shares;

    TaggedQuotaShares(QuotaShares shares) {
        this.shares = shares;
    }

    @Override
    public boolean isOfTheseKinds(Arn arn) {
        return QuotaShares.Name.of(arn).isPresent();
    }

    @Override
    public List<OwnTag> own(Arn arn) {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> tags(Arn arn) {
        return shares.all().tags(scope(arn), key(arn));
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        return shares.all().retag(scope(arn), key(arn), change);
    }

    private static String key(Arn arn) {
        return QuotaShares.Name.of(arn).orElseThrow().key();
    }

    private static Scope scope(Arn arn) {
        return new Scope(arn.region(), arn.account());
    }
}
