package dev.longshore.gateway.job;

/**
 * The names of the fields of a job's document. Times are milliseconds since the epoch.
 *
 * <p>A submission writes the fields of the first group once; the projection writes those of the second. The document of an array
 * child or a node, written when it is first told of, has only its id, {@link #PARENT}, {@link #INDEX} and the second group.
 */
public final class JobFields {

    public static final String ID = "_id";
    /** The ARN of the queue. */
    public static final String QUEUE = "queue";
    public static final String CELL = "cell";
    public static final String NAME = "name";
    /** The name in lower case: searches by name do not mind the case. */
    public static final String SEARCH_NAME = "searchName";
    /** The ARN of the job definition, with revision. */
    public static final String DEFINITION = "definition";
    /** The id of the template that the definition makes. */
    public static final String TEMPLATE = "template";
    /** What the submission overrides, as the JSON that came; absent where it overrides nothing. */
    public static final String OVERRIDES = "overrides";
    /** The tags since they were changed, as JSON; absent while they are those of the submission. */
    public static final String TAGS = "tags";
    /** The number of children of an array. */
    public static final String SIZE = "size";
    /** The number of nodes of a multi-node job. */
    public static final String NODES = "nodes";
    /** The index of the main node of a multi-node job. */
    public static final String MAIN_NODE = "mainNode";
    /** The share of a fair-share queue that the job counts towards. */
    public static final String SHARE = "share";
    /** The ARNs of the consumable resources that the job takes from. */
    public static final String CONSUMABLES = "consumables";
    /** When the job was submitted, or the child first told of. */
    public static final String CREATED = "created";
    /** {@link #CREATED}, for as long as the scheduler has not said anything about the job. */
    public static final String OUTBOX = "outbox";

    public static final String PARENT = "parent";
    public static final String INDEX = "index";

    public static final String STATUS = "status";
    public static final String VERSION = "version";
    public static final String REASON = "reason";
    public static final String STARTED = "started";
    public static final String STOPPED = "stopped";
    public static final String CURRENT = "current";
    public static final String ATTEMPTS = "attempts";
    public static final String ARRAY = "array";
    public static final String CANCELLED = "cancelled";
    public static final String TERMINATED = "terminated";
    /** What it went through: by the version of the status that told of it, a list of transitions. */
    public static final String HISTORY = "history";

    private JobFields() {}
}
