package dev.longshore.contracts.resource;

/** Whether a resource is usable, as the service that acts upon it found: the provisioner for environments, the scheduler for queues. */
public enum ResourceStatus {
    VALID, INVALID,
    /** It was deleted, and nothing of it is left: neither a job of the queue nor an instance of the environment. The scheduler's word. */
    DELETED
}
