package dev.longshore.contracts.capacity;

import static java.util.Objects.requireNonNull;

/**
 * A kind of instance that would do.
 *
 * @param type the type of an offer, such as an EC2 instance type; {@code host} for a slice of any registered host
 * @param resources what it offers to jobs
 */
public record InstanceShape(String type, Resources resources) {

    /** The type of a slice cut to measure from a registered host, whatever its kind. */
    public static final String HOST = "host";

    public InstanceShape {
        requireNonNull(type, "type");
        requireNonNull(resources, "resources");
    }
}
