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
        return key(arn).flatMap(key -> shares.all().tags(scope(arn), key));
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        return key(arn).filter(key -> shares.all().retag(scope(arn), key, change)).isPresent();
    }

    private Optional<String> key(Arn arn) {
        return QuotaShares.Name.of(arn).flatMap(name -> shares.key(scope(arn), name));
    }

    private static Scope scope(Arn arn) {
        return new Scope(arn.region(), arn.account());
    }
}
