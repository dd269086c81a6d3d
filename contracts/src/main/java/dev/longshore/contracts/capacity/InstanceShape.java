package dev.longshore.contracts.capacity;

import static java.util.Objects.requireNonNull;

/**
 * A kind of instance that would do.
 *
 * @param type the EC2 instance type, or {@code host} for a slice of a registered host that has no type
 * @param resources what it offers to jobs
 */
public record InstanceShape(String type, Resources resources) {

    /** The type of a slice cut to measure from a registered host. */
    public static final String HOST = "host";

    public InstanceShape {
        requireNonNull(type, "type");
        requireNonNull(resources, "resources");
    }
}
