package dev.longshore.gateway.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;

/** The tags of all resources that are kept in {@link Resources}. */
@Component
final class TaggedResources implements Taggable {

    private final Resources resources;
    private final List<OwnTags> own;

    TaggedResources(Resources resources, List<OwnTags> own) {
        this.resources = resources;
        this.own = own;
    }

    @Override
    public boolean isOfTheseKinds(Arn arn) {
        return ResourceId.of(arn).filter(id -> id.name().indexOf('/') < 0 && id.arn().equals(arn)).isPresent();
    }

    @Override
    public List<OwnTag> own(Arn arn) {
        ResourceKind kind = ResourceId.of(arn).orElseThrow().kind();
        return own.stream().filter(known -> known.kind() == kind).flatMap(known -> known.tags().stream()).toList();
    }

    @Override
    public Optional<ObjectNode> tags(Arn arn) {
        return resources.find(ResourceId.of(arn).orElseThrow()).map(resource -> resource.document().withObjectProperty("tags"));
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        return resources.retag(ResourceId.of(arn).orElseThrow(), change).isPresent();
    }
}
