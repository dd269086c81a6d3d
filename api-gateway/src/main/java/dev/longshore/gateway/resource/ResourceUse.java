package dev.longshore.gateway.resource;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.gateway.store.StoreFailures;

/**
 * How much of each resource is taken, as the scheduler last said it. Kept by the resource's uuid, so that one that is made anew under
 * the same name begins with nothing.
 */
@Component
public class ResourceUse {

    private static final String COLLECTION = "resource_use";
    private static final String VERSION = "version";
    private static final String IN_USE = "inUse";
    private static final String USED_UP = "usedUp";

    private final MongoCollection<Document> resources;
    private final MongoCollection<Document> collection;

    ResourceUse(MongoDatabase database) {
        this.resources = database.getCollection(Resources.COLLECTION);
        this.collection = database.getCollection(COLLECTION);
    }

    /**
     * What is taken of one resource.
     *
     * @param inUse what jobs hold now
     * @param usedUp what jobs have taken for good
     */
    public record Amounts(long inUse, long usedUp) {

        public static final Amounts NONE = new Amounts(0, 0);
    }

    /** Those of the resources with these uuids of which something was said. */
    public Map<String, Amounts> of(Collection<String> uuids) {
        Map<String, Amounts> amounts = new HashMap<>();
        for (Document row : collection.find(Filters.in(ResourceRow.KEY, uuids))) {
            amounts.put(row.getString(ResourceRow.KEY), new Amounts(row.getLong(IN_USE), row.getLong(USED_UP)));
        }
        return amounts;
    }

    /**
     * Unless it, or something newer, was said before: then the store tries to make a second row of the same key, and refuses. Of a
     * resource that is there no more nothing is kept.
     */
    void record(ResourceId id, ConsumableResourceUsed used) {
        if (update(used, false).getMatchedCount() == 0 && exists(id, used.uuid())) {
            insert(used);
        }
    }

    /** Of a resource that is there no more. */
    void forget(String uuid) {
        collection.deleteOne(Filters.eq(ResourceRow.KEY, uuid));
    }

    private boolean exists(ResourceId id, String uuid) {
        return resources.find(Filters.and(Filters.eq(ResourceRow.KEY, id.key()), Filters.eq(ResourceRow.UUID, uuid),
                Filters.ne(ResourceRow.STATUS, Resource.DELETED))).first() != null;
    }

    private UpdateResult update(ConsumableResourceUsed used, boolean insert) {
        return collection.updateOne(
                Filters.and(Filters.eq(ResourceRow.KEY, used.uuid()), Filters.lt(VERSION, used.version())),
                Updates.combine(Updates.set(VERSION, used.version()), Updates.set(IN_USE, used.inUse()),
                        Updates.set(USED_UP, used.usedUp())),
                new UpdateOptions().upsert(insert));
    }

    private void insert(ConsumableResourceUsed used) {
        try {
            update(used, true);
        } catch (MongoWriteException e) {
            if (!StoreFailures.isDuplicate(e)) {
                throw e;
            }
        }
    }
}
