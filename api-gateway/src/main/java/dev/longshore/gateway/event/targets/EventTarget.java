package dev.longshore.gateway.event.targets;

import java.time.Instant;

import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

import static java.util.Objects.requireNonNull;

/**
 * Who is to be told of events.
 *
 * @param uuid tells it from an earlier target of the same name, whose progress is none of its
 * @param revision grows by one with each change
 * @param since from when on it wants events
 * @param document what was put, with defaults nowhere and the secret in it
 */
public record EventTarget(String name, String uuid, long revision, Instant createdAt, Instant updatedAt, Instant since,
        ObjectNode document) {

    private static final String WEBHOOK = "webhook";

    public EventTarget {
        requireNonNull(name, "name");
        requireNonNull(uuid, "uuid");
        requireNonNull(document, "document");
    }

    static EventTarget read(Document row) {
        return new EventTarget(row.getString("_id"), row.getString("uuid"), row.getLong("revision"),
                Instant.ofEpochMilli(row.getLong("created")), Instant.ofEpochMilli(row.getLong("updated")),
                Instant.ofEpochMilli(row.getLong("since")), Json.parseObject(row.getString("document")));
    }

    Document toRow() {
        return new Document("_id", name).append("uuid", uuid).append("revision", revision)
                .append("created", createdAt.toEpochMilli()).append("updated", updatedAt.toEpochMilli())
                .append("since", since.toEpochMilli()).append("document", Json.text(document));
    }

    public boolean isEnabled() {
        return document.path("enabled").asBoolean(true);
    }

    public Destination destination() {
        return Destination.read(document);
    }

    public EventFilter filter() {
        return EventFilter.read(document.path("filter"));
    }

    public RetryPolicy retryPolicy() {
        return RetryPolicy.read(document.path("retryPolicy"));
    }

    /** The webhook's secret as it was put; empty where there is none. */
    String secret() {
        return document.path(WEBHOOK).path("secret").asString("");
    }

    /** As callers see it: without the secret. */
    ObjectNode described() {
        ObjectNode description = Json.object().put("name", name).put("enabled", isEnabled());
        document.properties().forEach(member -> description.set(member.getKey(), member.getValue().deepCopy()));
        if (description.get(WEBHOOK) instanceof ObjectNode webhook) {
            webhook.remove("secret");
        }
        return description.put("createdAt", createdAt.toEpochMilli()).put("updatedAt", updatedAt.toEpochMilli());
    }

    /** Without what was put, which holds the secret. */
    @Override
    public String toString() {
        return "EventTarget[" + name + ", revision " + revision + "]";
    }
}
