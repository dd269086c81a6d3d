package dev.longshore.gateway.schedule;

import java.time.Instant;

import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Scope;

/**
 * A schedule group as the store has it.
 *
 * @param uuid tells it from a later one of the same name
 * @param state in AWS's words: ACTIVE, DELETING
 * @param tags by key
 */
record ScheduleGroup(Scope scope, String name, String uuid, String state, Instant createdAt, Instant modifiedAt,
        ObjectNode tags) {

    static final String ACTIVE = "ACTIVE";
    static final String DELETING = "DELETING";
    static final String STATE = "state";
    static final String TAGS = "tags";
    static final String MODIFIED = "modified";
    static final String UUID = "uuid";
    private static final String CREATED = "created";

    static ScheduleGroup created(Scope scope, String name, Instant now, ObjectNode tags) {
        return new ScheduleGroup(scope, name, java.util.UUID.randomUUID().toString(), ACTIVE, now, now, tags);
    }

    static String key(Scope scope, String name) {
        return scope.prefix() + name;
    }

    String arn() {
        return ScheduleId.arn(scope, "schedule-group/" + name);
    }

    boolean isActive() {
        return state.equals(ACTIVE);
    }

    /** As GetScheduleGroup shows it. */
    ObjectNode detail() {
        return Json.object().put("Arn", arn()).put("CreationDate", Seconds.of(createdAt))
                .put("LastModificationDate", Seconds.of(modifiedAt)).put("Name", name).put("State", state);
    }

    Document toRow() {
        return new Document("_id", key(scope, name)).append(UUID, uuid).append(STATE, state)
                .append(CREATED, createdAt.toEpochMilli()).append(MODIFIED, modifiedAt.toEpochMilli())
                .append(TAGS, Json.text(tags));
    }

    static ScheduleGroup read(Document row) {
        String[] parts = row.getString("_id").split("/", 3);
        return new ScheduleGroup(new Scope(parts[0], parts[1]), parts[2], row.getString(UUID), row.getString(STATE),
                Instant.ofEpochMilli(row.getLong(CREATED)), Instant.ofEpochMilli(row.getLong(MODIFIED)),
                Json.parseObject(row.getString(TAGS)));
    }
}
