package dev.longshore.gateway.resource;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.gateway.store.StoreIndex;

/** What the store knows about the announcing of resources, and what has come back. */
@Component
class Outbox {

    private final MongoCollection<Document> collection;
    private final ResourceUse use;

    Outbox(MongoDatabase database, ResourceUse use) {
        this.use = use;
        this.collection = database.getCollection(Resources.COLLECTION);
    }

    @Bean
    static StoreIndex pendingResources() {
        return StoreIndex.plain(Resources.COLLECTION, ResourceRow.PENDING, "_id");
    }

    /**
     * A page of the rows whose revision is still to be announced, ordered by key.
     *
     * @param after the last key of the page before; empty for the first page
     */
    List<Document> pending(String after, int most) {
        return collection.find(Filters.and(Filters.eq(ResourceRow.PENDING, true), Filters.gt(ResourceRow.KEY, after)))
                .sort(Sorts.ascending(ResourceRow.KEY)).limit(most).into(new ArrayList<>());
    }

    /** Has every resource announced again. A reader ignores a revision that it knows, and one that has lost its topic needs all. */
    void allPending() {
        collection.updateMany(Filters.eq(ResourceRow.PENDING, false), Updates.set(ResourceRow.PENDING, true));
    }

    /**
     * Notes that a revision was acknowledged. If another gateway has meanwhile announced a newer one, the older may now be the last
     * on the topic: the newer is then announced once more. Of a resource that was deleted nothing is left then.
     */
    void announced(Resource resource) {
        Bson revision = ResourceRow.revision(resource);
        if (resource.isDeleted()) {
            use.forget(resource.uuid());
        }
        boolean current = resource.isDeleted()
                ? collection.deleteOne(revision).getDeletedCount() == 1
                : collection.updateOne(revision, Updates.set(ResourceRow.PENDING, false)).getMatchedCount() == 1;
        if (!current) {
            collection.updateOne(Filters.eq(ResourceRow.KEY, resource.id().key()), Updates.set(ResourceRow.PENDING, true));
        }
    }

    /** Writes a status to the revision that it is about; does nothing when there is a newer one. */
    void record(ResourceId id, ResourceStatusChanged change) {
        collection.updateOne(
                Filters.and(ResourceRow.revision(id, change.uuid(), change.revision()),
                        Filters.ne(ResourceRow.STATUS, Resource.DELETED)),
                Updates.combine(Updates.set(ResourceRow.STATUS, change.status().name()),
                        Updates.set(ResourceRow.STATUS_REASON, change.reason())));
    }
}
