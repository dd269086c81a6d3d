package dev.longshore.gateway.queue;

/** How a queue divides what it has among its jobs. */
public enum QueueDivision {
    /** It has no scheduling policy: first in, first out. */
    FIFO,
    /** Its policy has a {@code fairsharePolicy}. */
    FAIR_SHARE,
    /** Its policy has a {@code quotaSharePolicy}; for service jobs only. */
    QUOTA_SHARE
}
