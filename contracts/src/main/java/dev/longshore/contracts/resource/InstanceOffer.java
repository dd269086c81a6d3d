package dev.longshore.contracts.resource;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

import static java.util.Objects.requireNonNull;

/**
 * A type of instance that can be had.
 *
 * @param resources the most that one of it offers to jobs
 * @param pricePerHour of one that offers the most, in any currency, the same for all offers; 0 where it costs nothing, or the price is not
 * known
 * @param largest the largest one of it that can be had now; nothing when all is taken
 * @param available how many vCPUs of it can be had now in all; an estimate, to choose by
 */
public record InstanceOffer(String type, Resources resources, double pricePerHour, Resources largest, Vcpus available) {

    public InstanceOffer {
        requireNonNull(type, "type");
        requireNonNull(resources, "resources");
        if (!(pricePerHour >= 0)) {
            throw new IllegalArgumentException("a price must not be negative: " + pricePerHour);
        }
        largest = largest == null ? resources : largest;
        available = available == null ? largest.vcpus() : available;
    }
}
