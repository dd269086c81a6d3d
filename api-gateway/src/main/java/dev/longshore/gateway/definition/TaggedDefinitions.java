package dev.longshore.gateway.definition;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.resource.OwnTag;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Taggable;

/** The tags of job definitions: each revision has its own. */
@Component
final class TaggedDefinitions implements Taggable {

    private final DefinitionStore store;

    TaggedDefinitions(DefinitionStore store) {
        this.store = store;
    }

    @Override
    public boolean isOfTheseKinds(Arn arn) {
        return arn.kind().equals("job-definition") && reference(arn).filter(known -> known.revision().isPresent()).isPresent();
    }

    @Override
    public List<OwnTag> own(Arn arn) {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> tags(Arn arn) {
        return reference(arn).flatMap(store::find).map(document -> document.withObjectProperty("tags"));
    }

    @Override
    public boolean retag(Arn arn, UnaryOperator<ObjectNode> change) {
        return store.change(reference(arn).orElseThrow(), document -> {
            document.set("tags", change.apply(document.withObjectProperty("tags")));
            return document;
        });
    }

    private static Optional<DefinitionReference> reference(Arn arn) {
        return DefinitionReference.of(new Scope(arn.region(), arn.account()), arn.toString());
    }
}
