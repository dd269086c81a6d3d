package dev.longshore.gateway.definition;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.StoreFailures;

/**
 * Job definitions in the store. The key is region, account, name, and the revision counted downwards, so that the order of keys is
 * that of names, newest revision first, and one index serves every question. What the user said is kept as JSON text.
 */
@Component
final class DefinitionStore {

    static final String ACTIVE = "ACTIVE";

    private static final String INACTIVE = "INACTIVE";
    /** AWS keeps a revision that was deregistered for so long. Its number is never given again. */
    private static final Duration INACTIVE_FOR = Duration.ofDays(180);
    private static final String COLLECTION = "jobDefinitions";
    private static final String STATUS = "status";
    private static final String DEREGISTERED_AT = "deregisteredAt";
    private static final String DOCUMENT = "document";

    private final MongoCollection<Document> collection;
    private final Clock clock = Clock.systemUTC();

    DefinitionStore(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    /** @return whether it was written; false when that revision exists */
    boolean insert(Scope scope, String name, int revision, ObjectNode document) {
        try {
            collection.insertOne(new Document("_id", key(scope, name, revision)).append(STATUS, ACTIVE)
                    .append(DOCUMENT, Json.text(document)));
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Changes the description of a revision, on top of what others change at the same time.
     *
     * @return whether there is such a revision
     */
    boolean change(DefinitionReference revision, UnaryOperator<ObjectNode> change) {
        Bson same = Filters.eq("_id", key(revision.scope(), revision.name(), revision.revision().orElseThrow()));
        while (true) {
            Document row = collection.find(Filters.and(same, isKept())).first();
            if (row == null) {
                return false;
            }
            String before = row.getString(DOCUMENT);
            String after = Json.text(change.apply(Json.parseObject(before)));
            if (collection.updateOne(Filters.and(same, Filters.eq(DOCUMENT, before)), Updates.set(DOCUMENT, after))
                    .getMatchedCount() == 1) {
                return true;
            }
        }
    }

    /** Makes a revision INACTIVE; nothing changes where it is already. */
    void deregister(Scope scope, String name, int revision) {
        collection.updateOne(Filters.and(Filters.eq("_id", key(scope, name, revision)), Filters.eq(STATUS, ACTIVE)),
                Updates.combine(Updates.set(STATUS, INACTIVE), Updates.set(DEREGISTERED_AT, clock.millis())));
    }

    /** The number of the newest revision, ACTIVE or not; 0 when there is none. */
    int newestRevision(Scope scope, String name) {
        return read(range(prefix(scope, name), ""), 1).stream().findFirst()
                .map(document -> document.path("revision").asInt()).orElse(0);
    }

    /** The description of what is referred to, ACTIVE or, if its revision is given, not. */
    Optional<ObjectNode> find(DefinitionReference reference) {
        Bson filter = reference.revision().isPresent()
                ? Filters.and(Filters.eq("_id", key(reference.scope(), reference.name(), reference.revision().getAsInt())),
                        isKept())
                : Filters.and(range(prefix(reference.scope(), reference.name()), ""), Filters.eq(STATUS, ACTIVE));
        return read(filter, 1).stream().findFirst();
    }

    /**
     * A page of descriptions, ordered by name, newest revision first.
     *
     * @param name only that one; empty for all
     * @param status only those; empty for all
     * @param after the position of the last one before; empty for the first page
     */
    List<ObjectNode> page(Scope scope, Optional<String> name, Optional<String> status, String after, int most) {
        Bson range = range(name.map(only -> prefix(scope, only)).orElse(scope.prefix()),
                after.isEmpty() ? "" : scope.prefix() + after);
        return read(status.map(only -> Filters.and(range, isKept(), Filters.eq(STATUS, only)))
                .orElseGet(() -> Filters.and(range, isKept())), most);
    }

    private Bson isKept() {
        return Filters.or(Filters.eq(STATUS, ACTIVE),
                Filters.gt(DEREGISTERED_AT, clock.instant().minus(INACTIVE_FOR).toEpochMilli()));
    }

    /** Where a description stands among all of its scope. */
    static String positionOf(ObjectNode document) {
        return position(document.path("jobDefinitionName").asString(), document.path("revision").asInt());
    }

    private List<ObjectNode> read(Bson filter, int most) {
        return collection.find(filter).sort(Sorts.ascending("_id")).limit(most).map(DefinitionStore::description)
                .into(new ArrayList<>());
    }

    private static ObjectNode description(Document row) {
        return Json.parseObject(row.getString(DOCUMENT)).put("status", row.getString(STATUS));
    }

    /** Keys that begin with a prefix, which ends in a slash, and come after a key: 0 follows the slash. */
    private static Bson range(String prefix, String after) {
        String end = prefix.substring(0, prefix.length() - 1) + "0";
        return Filters.and(Filters.gt("_id", after.isEmpty() ? prefix : after), Filters.lt("_id", end));
    }

    private static String key(Scope scope, String name, int revision) {
        return scope.prefix() + position(name, revision);
    }

    private static String position(String name, int revision) {
        return name + "/" + (Integer.MAX_VALUE - revision);
    }

    private static String prefix(Scope scope, String name) {
        return scope.prefix() + name + "/";
    }
}
