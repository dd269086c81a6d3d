package dev.longshore.contracts.resource;

import dev.longshore.contracts.capacity.Resources;

import static java.util.Objects.requireNonNull;

/**
 * A type of instance that can be had.
 *
 * @param resources what it offers to jobs
 * @param pricePerHour in any currency, the same for all offers of an environment; 0 where the price is not known
 */
public record InstanceOffer(String type, Resources resources, double pricePerHour) {

    public InstanceOffer {
        requireNonNull(type, "type");
        requireNonNull(resources, "resources");
        if (!(pricePerHour >= 0)) {
            throw new IllegalArgumentException("a price must not be negative: " + pricePerHour);
        }
    }
}
