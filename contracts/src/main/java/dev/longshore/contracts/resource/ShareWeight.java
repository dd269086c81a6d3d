package dev.longshore.contracts.resource;

import static java.util.Objects.requireNonNull;

/**
 * What the use of a share costs: one with half the weight of another may use twice as much.
 *
 * @param identifier of a share, or what those begin with that are meant, followed by {@code *}
 * @param weight 0.0001 to 999.9999
 */
public record ShareWeight(String identifier, double weight) {

    public ShareWeight {
        requireNonNull(identifier, "identifier");
        if (!(weight > 0)) {
            throw new IllegalArgumentException("a weight must be positive: " + weight);
        }
    }
}
