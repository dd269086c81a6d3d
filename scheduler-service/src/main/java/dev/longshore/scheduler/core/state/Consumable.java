package dev.longshore.scheduler.core.state;

import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;

import static java.util.Objects.requireNonNull;

/**
 * A consumable resource, as last defined.
 *
 * @param usedUp what jobs have taken for good, where it is not replenished
 * @param version of what was last said of its use
 * @param told what was last said of its use
 */
public record Consumable(ConsumableResourceDefined definition, long usedUp, long version, Optional<Use> told) implements Entity {

    static final String PREFIX = "consumable/";

    public Consumable {
        requireNonNull(definition, "definition");
        told = told == null ? Optional.empty() : told;
    }

    /** How much of it is taken. */
    public record Use(long inUse, long usedUp) {

        public static final Use NONE = new Use(0, 0);
    }

    public static Consumable of(ConsumableResourceDefined definition) {
        return new Consumable(definition, 0, 0, Optional.empty());
    }

    public Arn arn() {
        return definition.arn();
    }

    /** What there is, whoever holds it. */
    public long left() {
        return definition.total() - usedUp;
    }

    public Consumable with(ConsumableResourceDefined next) {
        return new Consumable(next, usedUp, version, told);
    }

    public Consumable afterUse(long quantity) {
        return new Consumable(definition, usedUp + quantity, version, told);
    }

    public Consumable afterTelling(Use use) {
        return new Consumable(definition, usedUp, version + 1, Optional.of(use));
    }

    @Override
    public String key() {
        return PREFIX + arn();
    }
}
