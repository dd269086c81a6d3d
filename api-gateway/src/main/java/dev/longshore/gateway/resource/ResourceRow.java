package dev.longshore.gateway.resource;

import java.util.Optional;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.conversions.Bson;

import dev.longshore.gateway.api.Json;

/**
 * A resource as a document of the store. What the user said is kept as JSON text: its keys may be anything, such as tags with dots,
 * and nobody searches in it.
 */
final class ResourceRow {

    static final String KEY = "_id";
    static final String UUID = "uuid";
    static final String REVISION = "revision";
    static final String STATUS = "status";
    static final String STATUS_REASON = "statusReason";
    /** Whether the current revision still has to be announced. */
    static final String PENDING = "pending";

    static final String DOCUMENT = "document";
    /** When it became a grave, in milliseconds; absent while it is none. */
    static final String DELETED_AT = "deletedAt";

    private static final String CELL = "cell";

    private ResourceRow() {}

    static Document of(Resource resource) {
        Document row = new Document(KEY, resource.id().key()).append(UUID, resource.uuid())
                .append(REVISION, resource.revision()).append(CELL, resource.cell()).append(STATUS, resource.status())
                .append(PENDING, true).append(DOCUMENT, Json.text(resource.document()));
        resource.statusReason().ifPresent(reason -> row.append(STATUS_REASON, reason));
        return row;
    }

    /** Matches the row for as long as nobody has changed it. */
    static Bson revision(Resource resource) {
        return revision(resource.id(), resource.uuid(), resource.revision());
    }

    static Bson revision(ResourceId id, String uuid, long revision) {
        return Filters.and(Filters.eq(KEY, id.key()), Filters.eq(UUID, uuid), Filters.eq(REVISION, revision));
    }

    static Resource read(Document row) {
        return new Resource(ResourceId.ofKey(row.getString(KEY)), row.getString(UUID), row.getLong(REVISION),
                row.getInteger(CELL), row.getString(STATUS), Optional.ofNullable(row.getString(STATUS_REASON)),
                Json.parseObject(row.getString(DOCUMENT)));
    }
}
