package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;

import static java.util.Objects.requireNonNull;

/** A fair-share scheduling policy, as last defined. */
public record SharePolicy(SchedulingPolicyDefined definition) implements Entity {

    static final String PREFIX = "share-policy/";

    public SharePolicy {
        requireNonNull(definition, "definition");
    }

    public Arn arn() {
        return definition.arn();
    }

    @Override
    public String key() {
        return PREFIX + arn();
    }
}
