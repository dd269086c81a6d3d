package dev.longshore.gateway.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.store.StoreFailures;

/**
 * Resources of one kind of which no other service needs to hear: what is written is so at once. They are found by scope and name, and
 * changed on top of what others change at the same time.
 */
public final class LocalResources {

    private static final String KEY = "_id";
    private static final String REVISION = "revision";
    private static final String DOCUMENT = "document";
    private static final String TAGS = "tags";

    private final MongoCollection<Document> collection;

    /** @param collection where they are kept; nothing else is there */
    public LocalResources(MongoDatabase database, String collection) {
        this.collection = database.getCollection(collection);
    }

    /** @param name in its scope */
    public record Entry(String name, ObjectNode document) {}

    /** @return false when there is one of that name */
    public boolean create(Scope scope, String name, ObjectNode document) {
        try {
            collection.insertOne(new Document(KEY, scope.prefix() + name).append(REVISION, 1L).append(DOCUMENT,
                    Json.text(document)));
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    public Optional<ObjectNode> find(Scope scope, String name) {
        return row(scope, name).map(LocalResources::document);
    }

    /**
     * @param change makes the new document of the present one, or refuses; may be asked several times
     * @return as it is now; empty when there is none
     */
    public Optional<ObjectNode> update(Scope scope, String name, UnaryOperator<ObjectNode> change) {
        while (true) {
            Optional<Document> row = row(scope, name);
            if (row.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode changed = change.apply(document(row.get()));
            Document next = new Document(KEY, row.get().getString(KEY)).append(REVISION, row.get().getLong(REVISION) + 1)
                    .append(DOCUMENT, Json.text(changed));
            if (collection.replaceOne(asItWas(row.get()), next).getMatchedCount() == 1) {
                return Optional.of(changed);
            }
        }
    }

    /** @return empty when there is no such resource */
    public Optional<ObjectNode> tags(Scope scope, String name) {
        return find(scope, name).map(document -> document.withObjectProperty(TAGS));
    }

    /**
     * @param change makes the new tags of the present ones, or refuses; may be asked several times
     * @return whether there is such a resource
     */
    public boolean retag(Scope scope, String name, UnaryOperator<ObjectNode> change) {
        return update(scope, name, document -> {
            document.set(TAGS, change.apply(document.withObjectProperty(TAGS)));
            return document;
        }).isPresent();
    }

    /**
     * @param check refuses what may not be deleted as it is; may be asked several times
     * @return as it was; empty when there was none
     */
    public Optional<ObjectNode> delete(Scope scope, String name, Consumer<ObjectNode> check) {
        while (true) {
            Optional<Document> row = row(scope, name);
            row.map(LocalResources::document).ifPresent(check);
            if (row.isEmpty() || collection.deleteOne(asItWas(row.get())).getDeletedCount() == 1) {
                return row.map(LocalResources::document);
            }
        }
    }

    /**
     * Those whose names begin so, ordered by name.
     *
     * @param after the last name of the page before; empty for the first page
     */
    public List<Entry> page(Scope scope, String prefix, String after, int most) {
        String start = scope.prefix() + prefix;
        Bson keys = Filters.and(Filters.gte(KEY, start), Filters.lt(KEY, start + '\uffff'),
                Filters.gt(KEY, after.isEmpty() ? "" : scope.prefix() + after));
        List<Entry> page = new ArrayList<>();
        for (Document row : collection.find(keys).sort(Sorts.ascending(KEY)).limit(most)) {
            page.add(new Entry(row.getString(KEY).substring(scope.prefix().length()), document(row)));
        }
        return page;
    }

    private Optional<Document> row(Scope scope, String name) {
        return Optional.ofNullable(collection.find(Filters.eq(KEY, scope.prefix() + name)).first());
    }

    private static Bson asItWas(Document row) {
        return Filters.and(Filters.eq(KEY, row.getString(KEY)), Filters.eq(REVISION, row.getLong(REVISION)));
    }

    private static ObjectNode document(Document row) {
        return Json.parseObject(row.getString(DOCUMENT));
    }
}
