package dev.longshore.gateway.resource;

import java.util.List;

import static java.util.Objects.requireNonNull;

/** The tags of ours that mean something on resources of a kind. One bean for each kind that has any. */
public record OwnTags(ResourceKind kind, List<OwnTag> tags) {

    public OwnTags {
        requireNonNull(kind, "kind");
        tags = List.copyOf(tags);
    }
}
