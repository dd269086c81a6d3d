package dev.longshore.gateway.resource;

import dev.longshore.contracts.resource.ResourceDefinition;

/** How resources of one kind are told to the other services. One bean for each kind. */
public interface Announcement {

    ResourceKind kind();

    ResourceDefinition of(Resource resource);
}
