package dev.longshore.contracts.resource;

import dev.longshore.contracts.Message;

import static java.util.Objects.requireNonNull;

/**
 * What became of a definition.
 *
 * @param revision the revision that was looked at; a status of an older one is out of date
 * @param reason AWS's wording, such as {@code ComputeEnvironment Healthy}
 */
public record ResourceStatusChanged(Arn arn, String uuid, long revision, ResourceStatus status,
        String reason) implements Message {

    public ResourceStatusChanged {
        requireNonNull(arn, "arn");
        requireNonNull(uuid, "uuid");
        requireNonNull(status, "status");
        requireNonNull(reason, "reason");
    }

    @Override
    public String key() {
        return arn.toString();
    }
}
