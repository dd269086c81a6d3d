package dev.longshore.gateway.resource;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoWriteException;
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
import dev.longshore.gateway.store.StoreFailures;
import dev.longshore.gateway.store.StoreIndex;

/** What the store knows about the announcing of resources, and what has come back. */
@Component
class Outbox {

    private final MongoCollection<Document> collection;
    private final ResourceUse use;
    private final Clock clock = Clock.systemUTC();

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
     * on the topic: the newer is then announced once more. Where even the grave is gone, a new one says that there is nothing.
     */
    void announced(Resource resource) {
        if (resource.isDeleted()) {
            use.forget(resource.uuid());
        }
        boolean isCurrent = collection.updateOne(ResourceRow.revision(resource), Updates.set(ResourceRow.PENDING, false))
                .getMatchedCount() == 1;
        if (!isCurrent && !announceAgain(resource.id())) {
            bury(resource.buried());
        }
    }

    private boolean announceAgain(ResourceId id) {
        return collection.updateOne(Filters.eq(ResourceRow.KEY, id.key()), Updates.set(ResourceRow.PENDING, true))
                .getMatchedCount() == 1;
    }

    private void bury(Resource gone) {
        try {
            collection.insertOne(ResourceRow.of(gone).append(ResourceRow.DELETED_AT, clock.millis()));
        } catch (MongoWriteException e) {
            if (!StoreFailures.isDuplicate(e)) {
                throw e;
            }
            announceAgain(gone.id());
        }
    }

    /** Writes a status to the revision that it is about; does nothing when there is a newer one. */
    void record(ResourceId id, ResourceStatusChanged change) {
        Bson revision = ResourceRow.revision(id, change.uuid(), change.revision());
        switch (change.status()) {
            case VALID, INVALID -> collection.updateOne(
                    Filters.and(revision, Filters.nin(ResourceRow.STATUS, Resource.DELETING, Resource.DELETED)),
                    Updates.combine(Updates.set(ResourceRow.STATUS, change.status().name()),
                            Updates.set(ResourceRow.STATUS_REASON, change.reason())));
            case DELETED -> collection.updateOne(Filters.and(revision, Filters.eq(ResourceRow.STATUS, Resource.DELETING)),
                    Updates.combine(Updates.set(ResourceRow.STATUS, Resource.DELETED),
                            Updates.set(ResourceRow.DELETED_AT, clock.millis())));
        }
    }

    /** Some of the graves that are older than that. */
    List<Resource> graves(Instant before, int most) {
        return collection.find(Filters.and(Filters.eq(ResourceRow.STATUS, Resource.DELETED),
                Filters.lt(ResourceRow.DELETED_AT, before.toEpochMilli()))).limit(most).map(ResourceRow::read)
                .into(new ArrayList<>());
    }

    /** Forgets a grave. If a new resource has taken its place meanwhile, what was said last of the grave may hide it: it is announced again. */
    void clear(Resource grave) {
        Bson same = Filters.and(ResourceRow.revision(grave), Filters.eq(ResourceRow.STATUS, Resource.DELETED));
        if (collection.deleteOne(same).getDeletedCount() == 0) {
            announceAgain(grave.id());
        }
    }
}
