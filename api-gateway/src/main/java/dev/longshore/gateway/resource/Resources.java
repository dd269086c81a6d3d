package dev.longshore.gateway.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.store.StoreFailures;

/**
 * All resources that other services are told about. The key is made of region, account, kind and name, so that two of the same
 * name cannot be. What is written here is on its way to the other services.
 */
@Component
public class Resources {

    static final String COLLECTION = "resources";

    private final MongoCollection<Document> collection;
    private final ResourceRelay relay;

    Resources(MongoDatabase database, ResourceRelay relay) {
        this.collection = database.getCollection(COLLECTION);
        this.relay = relay;
    }

    /** @throws ClientException when there is one of that name already */
    public void create(Resource resource) {
        try {
            collection.insertOne(ResourceRow.of(resource));
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                throw new ClientException("Object already exists: " + resource.id().arn() + ".");
            }
            throw e;
        }
        relay.wake();
    }

    public Optional<Resource> find(ResourceId id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id.key())).first()).map(ResourceRow::read);
    }

    /** Those of the given that exist, ordered by name. */
    public List<Resource> findAll(Collection<ResourceId> ids) {
        return read(Filters.in("_id", ids.stream().map(ResourceId::key).toList()), ids.size());
    }

    /**
     * A page of all resources of a kind, ordered by name.
     *
     * @param after the last name of the page before; empty for the first page
     */
    public List<Resource> page(Scope scope, ResourceKind kind, String after, int most) {
        String prefix = ResourceId.prefix(scope, kind);
        return read(Filters.and(Filters.gt("_id", prefix + after), Filters.lt("_id", endOf(prefix))), most);
    }

    private List<Resource> read(Bson filter, int most) {
        return collection.find(filter).sort(Sorts.ascending("_id")).limit(most).map(ResourceRow::read).into(new ArrayList<>());
    }

    /** The first key beyond all that begin with a prefix: 0 follows the slash that ends a prefix. */
    private static String endOf(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + "0";
    }
}
