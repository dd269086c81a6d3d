package dev.longshore.gateway.job;

import java.util.Optional;
import java.util.OptionalInt;

import org.bson.Document;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * A job as it is stored: what was submitted, which never changes, and its state.
 *
 * @param name of an array child: its array's, like all but the id and the state
 * @param definition with revision
 * @param template the id of the template that the definition made
 * @param overrides what the submission overrides, as JSON
 * @param tags as JSON, since they were changed; empty while they are those of the submission
 * @param size the number of children of the array
 * @param nodes of a multi-node job
 * @param share of a fair-share queue, that it counts towards
 */
public record Job(JobId id, Arn queue, int cell, String name, Arn definition, String template, Optional<String> overrides,
        Optional<String> tags,
        OptionalInt size, Optional<Nodes> nodes, Optional<String> share, JobState state) {

    public Job {
        requireNonNull(id, "id");
        requireNonNull(queue, "queue");
        requireNonNull(state, "state");
    }

    /** Reads a document that is not an array child. */
    public static Job read(Document document) {
        Integer size = document.getInteger(JobFields.SIZE);
        return new Job(JobId.parse(document.getString(JobFields.ID)), Arn.parse(document.getString(JobFields.QUEUE)),
                document.getInteger(JobFields.CELL), document.getString(JobFields.NAME),
                Arn.parse(document.getString(JobFields.DEFINITION)), document.getString(JobFields.TEMPLATE),
                Optional.ofNullable(document.getString(JobFields.OVERRIDES)),
                Optional.ofNullable(document.getString(JobFields.TAGS)),
                size == null ? OptionalInt.empty() : OptionalInt.of(size),
                nodes(document), Optional.ofNullable(document.getString(JobFields.SHARE)), StateDocuments.read(document));
    }

    private static Optional<Nodes> nodes(Document document) {
        Integer count = document.getInteger(JobFields.NODES);
        return count == null ? Optional.empty() : Optional.of(new Nodes(count, document.getInteger(JobFields.MAIN_NODE)));
    }

    /** The child of this array, or the node of this multi-node job, with that id, or the job itself, in that state. */
    public Job part(JobId part, JobState partState) {
        return new Job(part, queue, cell, name, definition, template, overrides, tags, size, nodes, share, partState);
    }

    boolean hasPart(JobId part) {
        return switch (part.part()) {
            case WHOLE -> false;
            case CHILD -> isArray() && part.index() < size.getAsInt();
            case NODE -> nodes.filter(all -> part.index() < all.count()).isPresent();
        };
    }

    /** Whether this is an array, rather than a single job or a child. */
    public boolean isArray() {
        return size.isPresent() && !id.isChild();
    }

    /** Whether this is a multi-node job, rather than one of its nodes. */
    public boolean isMultiNode() {
        return nodes.isPresent() && !id.isNode();
    }

    /** Whether this is the node whose end is the end of its job. */
    public boolean isMainNode() {
        return id.isNode() && nodes.filter(all -> all.mainNode() == id.index()).isPresent();
    }

    /** Without the revision. */
    public String definitionName() {
        String name = definition.name();
        return name.substring(0, name.lastIndexOf(':'));
    }

    public Arn arn() {
        return Arn.batch(queue.region(), queue.account(), "job", id.toString());
    }
}
