package dev.longshore.gateway.event.delivery;

import dev.longshore.gateway.event.EventRecord;

/** A way to bring an event to one target. For many threads at once; may block. */
interface Delivery {

    /**
     * Tries once; returns when the target has taken the event.
     *
     * @throws Undelivered when it has not, or has not said so in time
     */
    void attempt(EventRecord event) throws Undelivered, InterruptedException;
}
