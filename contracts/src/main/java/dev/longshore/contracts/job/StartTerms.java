package dev.longshore.contracts.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What a submission says about when, and before whom, its job may start.
 *
 * @param share whose share of a fair-share queue it counts towards
 * @param priority within its share, 0 to 9999: higher goes first
 * @param sequential whether each child of the array waits for the one before it
 * @param afterAnyEnd whether an end of any kind of what it depends on will do (tag {@code longshore:depends-on=any-end})
 * @param expiresAt when it fails if it was never started until then (tag {@code longshore:expires-after})
 * @param consumables what it takes while it runs; of an array, what each child takes
 */
public record StartTerms(Optional<String> share, int priority, boolean sequential, boolean afterAnyEnd,
        Optional<Instant> expiresAt,
        List<ConsumableNeed> consumables) {

    /** Nothing said. */
    public static final StartTerms NONE = new StartTerms(Optional.empty(), 0, false, false, Optional.empty(), List.of());

    public StartTerms {
        share = share == null ? Optional.empty() : share;
        if (priority < 0 || priority > 9_999) {
            throw new IllegalArgumentException("a scheduling priority is from 0 to 9999, not " + priority);
        }
        expiresAt = expiresAt == null ? Optional.empty() : expiresAt;
        consumables = consumables == null ? List.of() : List.copyOf(consumables);
    }

    /**
     * An amount of a consumable resource.
     *
     * @param quantity at least 1
     */
    public record ConsumableNeed(Arn resource, long quantity) {

        public ConsumableNeed {
            requireNonNull(resource, "resource");
            if (quantity < 1) {
                throw new IllegalArgumentException("a quantity is at least 1, not " + quantity);
            }
        }
    }
}
