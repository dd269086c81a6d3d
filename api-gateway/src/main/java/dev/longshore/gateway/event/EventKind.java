package dev.longshore.gateway.event;

/** What an event can be about. */
public enum EventKind {
    /** A job has gone from one state to another. */
    STATE_CHANGE("Batch Job State Change"),
    /** A job at the head of its queue cannot be placed. AWS's own. */
    QUEUE_BLOCKED("Batch Job Queue Blocked"),
    /** A job that blocked its queue does so no more. AWS has no such event. */
    QUEUE_UNBLOCKED("Batch Job Queue Unblocked"),
    /** A service job has gone from one state to another. */
    SERVICE_STATE_CHANGE("Batch Service Job State Change"),
    /** A service job cannot be scheduled. AWS's own. */
    SERVICE_QUEUE_BLOCKED("Batch Service Job Queue Blocked"),
    /** A service job that blocked its queue does so no more. AWS has no such event. */
    SERVICE_QUEUE_UNBLOCKED("Batch Service Job Queue Unblocked");

    private final String detailType;

    EventKind(String detailType) {
        this.detailType = detailType;
    }

    /** The one of that {@link #detailType}. */
    public static EventKind named(String detailType) {
        for (EventKind kind : values()) {
            if (kind.detailType.equals(detailType)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind of event: " + detailType);
    }

    /** Whether the queue is among the resources of such an event; that of a service job is not. */
    boolean isOfQueue() {
        return this == QUEUE_BLOCKED || this == QUEUE_UNBLOCKED;
    }

    /** As it stands in the event. */
    public String detailType() {
        return detailType;
    }
}
