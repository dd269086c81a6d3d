package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;

import static java.util.Objects.requireNonNull;

/**
 * A consumable resource, as last defined.
 *
 * @param usedUp what jobs have taken for good, where it is not replenished
 * @param version of what was last said of its use
 */
public record Consumable(ConsumableResourceDefined definition, long usedUp, long version) implements Entity {

    static final String PREFIX = "consumable/";

    public Consumable {
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
