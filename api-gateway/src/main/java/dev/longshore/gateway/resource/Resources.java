package dev.longshore.gateway.resource;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.store.StoreFailures;

/**
 * All resources that other services are told about. The key is made of region, account, kind and name, so that two of the same
 * name cannot be. What is written here is on its way to the other services.
 */
@Component
public class Resources {

    static final String COLLECTION = "resources";

    private static final int PAGE = 100;
    private static final String TAGS = "tags";
    private static final List<Bson> UPDATING = List.of(Updates.set(ResourceRow.STATUS, Resource.UPDATING),
            Updates.unset(ResourceRow.STATUS_REASON));
    private static final List<Bson> AS_IT_IS = List.of();

    private final MongoCollection<Document> collection;
    private final ResourceRelay relay;
    private final ResourceUse use;
    private final Clock clock = Clock.systemUTC();

    Resources(MongoDatabase database, ResourceRelay relay, ResourceUse use) {
        this.collection = database.getCollection(COLLECTION);
        this.relay = relay;
        this.use = use;
    }

    /** @throws ClientException when there is one of that name already */
    public void create(Resource resource) {
        if (!insert(resource) && !takePlace(resource) && !insert(resource)) {
            throw new ClientException("Object already exists: " + resource.id().arn() + ".");
        }
        relay.wake();
    }

    private boolean insert(Resource resource) {
        try {
            collection.insertOne(ResourceRow.of(resource));
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Takes the place of the grave of one that was deleted; where its end is still to be announced, the new one tells as much. */
    private boolean takePlace(Resource resource) {
        Bson deleted = Filters.and(Filters.eq(ResourceRow.KEY, resource.id().key()),
                Filters.eq(ResourceRow.STATUS, Resource.DELETED));
        Document replaced = collection.findOneAndReplace(deleted, ResourceRow.of(resource));
        if (replaced == null) {
            return false;
        }
        use.forget(replaced.getString(ResourceRow.UUID));
        return true;
    }

    public Optional<Resource> find(ResourceId id) {
        return read(Filters.eq(ResourceRow.KEY, id.key()), 1).stream().findFirst();
    }

    /**
     * Changes a resource's definition, on top of what others change at the same time.
     *
     * @param change makes the new document of a copy of the present one, or refuses; may be asked several times; where it changes
     *        nothing, the resource stays as it is
     * @return the resource as it is now; empty when there is none
     */
    public Optional<Resource> update(ResourceId id, UnaryOperator<ObjectNode> change) {
        return update(id, change, _ -> {}, UPDATING);
    }

    /** Changes the tags of a resource, which stays as usable as it is. Others are told: to them some tags mean something. */
    Optional<Resource> retag(ResourceId id, UnaryOperator<ObjectNode> change) {
        return update(id, document -> {
            document.set(TAGS, change.apply(document.withObjectProperty(TAGS)));
            return document;
        }, _ -> {}, AS_IT_IS);
    }

    /**
     * The same for a resource whose changes are carried out elsewhere: one at a time.
     *
     * @throws ClientException when the change before is still being carried out
     */
    public Optional<Resource> updateSettled(ResourceId id, UnaryOperator<ObjectNode> change) {
        return update(id, change, Resources::requireSettled, UPDATING);
    }

    private static void requireSettled(Resource resource) {
        if (resource.status().equals(Resource.UPDATING)) {
            throw new ClientException("Cannot update, resource is being modified: " + resource.id().arn()
                    + " is UPDATING; update it again when it is VALID.");
        }
    }

    private static void requireKept(Resource resource) {
        if (resource.isDeleting()) {
            throw new ClientException("Cannot update, resource is being modified: " + resource.id().arn() + " is DELETING.");
        }
    }

    private Optional<Resource> update(ResourceId id, UnaryOperator<ObjectNode> change, Consumer<Resource> check,
            List<Bson> status) {
        while (true) {
            Optional<Resource> found = find(id);
            if (found.isEmpty()) {
                return found;
            }
            requireKept(found.get());
            ObjectNode changed = change.apply(found.get().document().deepCopy());
            if (changed.equals(found.get().document())) {
                return found;
            }
            check.accept(found.get());
            if (advance(found.get(),
                    Updates.combine(Updates.set(ResourceRow.DOCUMENT, Json.text(changed)), Updates.combine(status)))) {
                return find(id);
            }
        }
    }

    /**
     * Begins to delete a resource of which others have something: it is DELETING until they say that nothing is left.
     *
     * @param check refuses, by a {@link ClientException}, what may not be deleted as it is
     * @return the resource as it was; empty when there is none, or its deletion has begun before
     * @throws ClientException when a change of it is still being carried out
     */
    public Optional<Resource> retire(ResourceId id, Consumer<Resource> check) {
        while (true) {
            Optional<Resource> found = find(id).filter(resource -> !resource.isDeleting());
            if (found.isEmpty()) {
                return found;
            }
            check.accept(found.get());
            requireUnchanged(found.get());
            Bson deleting = Updates.combine(Updates.set(ResourceRow.STATUS, Resource.DELETING),
                    Updates.unset(ResourceRow.STATUS_REASON));
            if (advance(found.get(), deleting)) {
                return found;
            }
        }
    }

    private static void requireUnchanged(Resource resource) {
        if (resource.status().equals(Resource.UPDATING)) {
            throw new ClientException("Cannot delete, resource is being modified: " + resource.id().arn()
                    + " is UPDATING; delete it when it is VALID.");
        }
    }

    /**
     * Deletes a resource at once and announces its end.
     *
     * @return the resource as it was; empty when there was none
     */
    public Optional<Resource> delete(ResourceId id) {
        while (true) {
            Optional<Resource> found = find(id);
            Bson deleted = Updates.combine(Updates.set(ResourceRow.STATUS, Resource.DELETED),
                    Updates.set(ResourceRow.DELETED_AT, clock.millis()));
            if (found.isEmpty() || advance(found.get(), deleted)) {
                return found;
            }
        }
    }

    /**
     * Takes back a deletion, whether or not it was announced: the next revision tells that the resource is there.
     *
     * @param resource as {@link #delete} or {@link #retire} gave it
     */
    public void revive(Resource resource) {
        Resource revived = resource.revived();
        Bson deleted = Filters.and(Filters.eq(ResourceRow.KEY, resource.id().key()),
                Filters.eq(ResourceRow.UUID, resource.uuid()));
        if (collection.replaceOne(deleted, ResourceRow.of(revived)).getMatchedCount() == 0) {
            insert(revived);
        }
        relay.wake();
    }

    /** Makes the next revision, unless somebody was faster. */
    private boolean advance(Resource resource, Bson updates) {
        Bson next = Updates.combine(updates, Updates.set(ResourceRow.REVISION, resource.revision() + 1),
                Updates.set(ResourceRow.PENDING, true));
        boolean advanced = collection.updateOne(ResourceRow.revision(resource), next).getMatchedCount() == 1;
        relay.wake();
        return advanced;
    }

    /** The first of a kind, by name, that is so. */
    public Optional<Resource> first(Scope scope, ResourceKind kind, Predicate<Resource> isSo) {
        String after = "";
        List<Resource> page;
        do {
            page = page(scope, kind, after, PAGE);
            Optional<Resource> first = page.stream().filter(isSo).findFirst();
            if (first.isPresent()) {
                return first;
            }
            after = page.isEmpty() ? after : page.getLast().id().name();
        } while (page.size() == PAGE);
        return Optional.empty();
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
        return collection.find(Filters.and(filter, Filters.ne(ResourceRow.STATUS, Resource.DELETED)))
                .sort(Sorts.ascending(ResourceRow.KEY)).limit(most).map(ResourceRow::read).into(new ArrayList<>());
    }

    /** The first key beyond all that begin with a prefix: 0 follows the slash that ends a prefix. */
    private static String endOf(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + "0";
    }
}
