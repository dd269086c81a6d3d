package dev.longshore.gateway.event.delivery;

import dev.longshore.gateway.event.Follower;
import dev.longshore.gateway.event.targets.EventTarget;

/** A target to which events are being delivered. */
record RunningTarget(EventTarget target, Attempts attempts, Follower<byte[]> follower, DeliveryMeters meters)
        implements
            AutoCloseable {

    /** What was not delivered yet is left to whoever reads on. */
    @Override
    public void close() {
        attempts.close();
        follower.close();
        meters.close();
    }

    boolean isOf(EventTarget other) {
        return target.uuid().equals(other.uuid()) && target.revision() == other.revision();
    }
}
