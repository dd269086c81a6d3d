package dev.longshore.gateway.resource;

import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import static java.util.Objects.requireNonNull;

/**
 * A resource as the store has it.
 *
 * @param uuid tells it from a later one of the same name
 * @param revision from 1; grows with each change of its definition
 * @param cell the partition of the topics that are divided by cell
 * @param status in AWS's words: CREATING, UPDATING, DELETING, VALID, INVALID
 * @param statusReason why; empty while nobody has said
 * @param document as its Describe operation answers it, without the status
 */
public record Resource(ResourceId id, String uuid, long revision, int cell, String status, Optional<String> statusReason,
        ObjectNode document) {

    public static final String CREATING = "CREATING";
    static final String UPDATING = "UPDATING";
    /** Its end is announced, and something of it is left elsewhere. */
    static final String DELETING = "DELETING";
    /** It is found no more. A grave is kept, so that who announces late what it was can see that it is no more. */
    static final String DELETED = "DELETED";

    public Resource {
        requireNonNull(id, "id");
        requireNonNull(uuid, "uuid");
        requireNonNull(document, "document");
        if (revision < 1) {
            throw new IllegalArgumentException("a revision is 1 or more, not " + revision);
        }
    }

    /** The first revision of a new resource. */
    public static Resource created(ResourceId id, String uuid, int cell, ObjectNode document) {
        return new Resource(id, uuid, 1, cell, CREATING, Optional.empty(), document);
    }

    /** As it is again when its deletion is taken back: the deletion was a revision of its own. */
    Resource revived() {
        return new Resource(id, uuid, revision + 2, cell, UPDATING, Optional.empty(), document);
    }

    /** The grave of a resource of which another gateway has found no trace any more, and announced what it was. */
    Resource buried() {
        return new Resource(id, uuid, revision + 1, cell, DELETED, Optional.empty(), document);
    }

    boolean isDeleted() {
        return status.equals(DELETED);
    }

    public boolean isDeleting() {
        return status.equals(DELETING);
    }

    /** The document with the status in it. */
    public ObjectNode described() {
        ObjectNode described = document.deepCopy();
        described.put("status", status);
        statusReason.ifPresent(reason -> described.put("statusReason", reason));
        return described;
    }
}
