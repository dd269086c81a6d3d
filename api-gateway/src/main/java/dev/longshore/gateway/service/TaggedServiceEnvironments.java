package dev.longshore.gateway.service;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Taggable;

/** The tags of service environments. */
@Component
final class TaggedServiceEnvironments implements Taggable {

    private final ServiceEnvironments environments;

    TaggedServiceEnvironments(ServiceEnvironments environments) {
        this.environments = environments;
    }

    @Override
    public boolean isOfTheseKinds(Arn arn) {
        return arn.kind().equals(ServiceEnvironments.KIND);
    }

    @Override
    public List<OwnTag> own(Arn arn) {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> tags(Arn arn) {
        return environments.all().tags(scope(arn), arn.name());
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        return environments.all().retag(scope(arn), arn.name(), change);
    }

    private static Scope scope(Arn arn) {
        return new Scope(arn.region(), arn.account());
    }
}
