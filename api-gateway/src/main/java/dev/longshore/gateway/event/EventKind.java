package dev.longshore.gateway.event;

/** What an event can be about. */
public enum EventKind {
    /** A job has gone from one state to another. */
    STATE_CHANGE("Batch Job State Change"),
    /** A job at the head of its queue cannot be placed. AWS's own. */
    QUEUE_BLOCKED("Batch Job Queue Blocked"),
    /** A job that blocked its queue does so no more. AWS has no such event. */
    QUEUE_UNBLOCKED("Batch Job Queue Unblocked");

    private final String detailType;

    EventKind(String detailType) {
        this.detailType = detailType;
    }

    /** As it stands in the event. */
    public String detailType() {
        return detailType;
    }
}
