package dev.longshore.contracts.resource;

import dev.longshore.contracts.Message;

import static java.util.Objects.requireNonNull;

/**
 * How much of a consumable resource is taken.
 *
 * @param version grows with each message about the resource: of two, the higher is right
 * @param inUse what jobs that have started and not ended hold
 * @param usedUp what ended jobs have taken for good, of a resource that is not replenished
 */
public record ConsumableResourceUsed(Arn arn, String uuid, long version, long inUse, long usedUp) implements Message {

    public ConsumableResourceUsed {
        requireNonNull(arn, "arn");
        requireNonNull(uuid, "uuid");
    }

    @Override
    public String key() {
        return arn.toString();
    }
}
