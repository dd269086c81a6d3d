package dev.longshore.contracts.topic;

/**
 * A topic of Longshore.
 *
 * <p>All readers are read_committed.
 */
public enum Topic {
    /** gateway → scheduler, provisioner: the last definition of each resource. */
    RESOURCES("longshore.resources", Spread.SINGLE, true),
    /** scheduler, provisioner → gateway: whether a definition is usable. */
    RESOURCE_STATUS("longshore.resource-status", Spread.SINGLE, false),
    /** gateway → scheduler: submissions, cancellations, terminations. */
    JOB_COMMANDS("longshore.job-commands", Spread.CELL, false),
    /** scheduler → executor: placement events, on the partition that the executor announced. */
    PLACEMENTS("longshore.placements", Spread.HASH, false),
    /** scheduler → provisioner: instances wanted and given back. */
    INSTANCE_REQUESTS("longshore.instance-requests", Spread.SINGLE, false),
    /** provisioner, executor → scheduler, gateway: what became of instances and executors. */
    CAPACITY("longshore.capacity", Spread.CELL, false),
    /** executor → provisioner: the hosts on offer. */
    HOSTS("longshore.hosts", Spread.SINGLE, true),
    /** provisioner → provisioner: the slices of hosts that it has cut. */
    HOST_SLICES("longshore.host-slices", Spread.SINGLE, true),
    /** executor → scheduler, provisioner: signs of life. */
    HEARTBEATS("longshore.heartbeats", Spread.CELL, false),
    /** executor → scheduler: what became of attempts. */
    JOB_REPORTS("longshore.job-reports", Spread.CELL, false),
    /** scheduler → gateway, anyone: the authoritative state of jobs. */
    JOB_STATUS("longshore.job-status", Spread.HASH, false),
    /** executor → gateway: log lines. */
    JOB_LOGS("longshore.job-logs", Spread.HASH, false),
    /** gateway → scheduler: questions. */
    QUERIES("longshore.queries", Spread.CELL, false),
    /** scheduler → gateway: answers, on the partition that the asking gateway named. */
    ANSWERS("longshore.answers", Spread.HASH, false),
    /** scheduler → scheduler: its own durable state. */
    SCHEDULER_STATE("longshore.scheduler-state", Spread.CELL, true),
    /** gateway → the users' own programs: what becomes of jobs, in the form of EventBridge's events; no messages of this project. */
    EVENTS("longshore.events", Spread.HASH, false),
    /** anyone → people: what could not be read or acted upon, with the reason. */
    DEAD_LETTERS("longshore.dead-letters", Spread.SINGLE, false);

    /** How a topic is spread over partitions. */
    public enum Spread {
        /** One partition. */
        SINGLE,
        /** One partition for each cell, chosen by the producer. */
        CELL,
        /** A fixed number of partitions, by the hash of the key, as announced by the reader, or by the number of the cell. */
        HASH
    }

    /** Partitions of each topic that is spread by hash. */
    public static final int HASH_PARTITIONS = 8;

    private final String topicName;
    private final Spread spread;
    private final boolean compacted;

    Topic(String topicName, Spread spread, boolean compacted) {
        this.topicName = topicName;
        this.spread = spread;
        this.compacted = compacted;
    }

    public String topicName() {
        return topicName;
    }

    public Spread spread() {
        return spread;
    }

    /** Whether only the last record of each key is kept, for ever. */
    public boolean isCompacted() {
        return compacted;
    }

    /** @param cells how many cells the installation has, at least 1 */
    public int partitions(int cells) {
        return switch (spread) {
            case SINGLE -> 1;
            case CELL -> cells;
            case HASH -> HASH_PARTITIONS;
        };
    }

    /** The partition of a key, for topics that are spread by hash: the same in every JVM and version. */
    public static int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), HASH_PARTITIONS);
    }
}
