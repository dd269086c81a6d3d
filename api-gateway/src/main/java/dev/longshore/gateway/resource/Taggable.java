package dev.longshore.gateway.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;

/** Kinds of resources that have tags. One bean for all that are kept in the same way. */
public interface Taggable {

    /** Whether an ARN is of such a kind; there need not be that resource. */
    boolean isOfTheseKinds(Arn arn);

    /** The tags of ours that mean something there. */
    List<OwnTag> own(Arn arn);

    /** @return empty when there is no such resource */
    Optional<ObjectNode> tags(Arn arn);

    /**
     * Changes the tags of a resource, on top of what others change at the same time.
     *
     * @param change makes the new tags of the present ones, or refuses; may be asked several times
     * @return whether there is such a resource
     */
    boolean retag(Arn arn, UnaryOperator<ObjectNode> change);
}
