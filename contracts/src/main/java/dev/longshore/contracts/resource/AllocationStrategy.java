package dev.longshore.contracts.resource;

/**
 * How an environment chooses among the instance types that it may use.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/allocation-strategies.html">AWS Batch user guide, allocation
 *      strategies</a>
 */
public enum AllocationStrategy {
    /** The cheapest type that fits; where it is not to be had, nothing else is tried. */
    BEST_FIT,
    /** The cheapest per vCPU that fits; further types where it is not to be had. */
    BEST_FIT_PROGRESSIVE,
    /** The first that fits in the order in which the environment names its types; further types where it is not to be had. */
    BEST_FIT_PROGRESSIVE_ORDERED,
    /** Spot: the type that is least likely to be interrupted. */
    SPOT_CAPACITY_OPTIMIZED,
    /** Spot: likelihood first, then the order in which the environment names its types. */
    SPOT_CAPACITY_OPTIMIZED_PRIORITIZED,
    /** Spot: likelihood and price weighed. */
    SPOT_PRICE_CAPACITY_OPTIMIZED
}
