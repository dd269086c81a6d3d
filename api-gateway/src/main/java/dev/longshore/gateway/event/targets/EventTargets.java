package dev.longshore.gateway.event.targets;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.store.StoreFailures;

/** The event targets as they are stored. */
@Component
public class EventTargets {

    /** Each has a reader on each gateway. */
    static final int MOST = 100;

    private final MongoDatabase database;
    private final Clock clock = Clock.systemUTC();

    EventTargets(MongoDatabase database) {
        this.database = database;
    }

    Optional<EventTarget> find(String name) {
        return Optional.ofNullable(collection().find(Filters.eq(name)).first()).map(EventTarget::read);
    }

    /** Of all of them, by name. */
    public List<EventTarget> all() {
        return after("", MOST + 1);
    }

    /** The next ones by name. */
    List<EventTarget> after(String name, int most) {
        return collection().find(Filters.gt("_id", name)).sort(Sorts.ascending("_id")).limit(most).map(EventTarget::read)
                .into(new ArrayList<>());
    }

    /**
     * Creates a target or puts another definition in the place of the one it has. It wants events from when it was created or, where it
     * was not enabled before, from now.
     *
     * @param definition made of the target as it is, several times where others change it meanwhile; may refuse
     */
    EventTarget put(String name, Definition definition) {
        while (true) {
            Optional<EventTarget> before = find(name);
            EventTarget next = next(name, before, definition.of(before));
            if (before.isPresent() ? replace(before.get(), next) : insert(next)) {
                return next;
            }
        }
    }

    /** @return whether there was one */
    boolean delete(String name) {
        return collection().deleteOne(Filters.eq(name)).getDeletedCount() == 1;
    }

    private EventTarget next(String name, Optional<EventTarget> before, ObjectNode document) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return before
                .map(known -> new EventTarget(name, known.uuid(), known.revision() + 1, known.createdAt(), now,
                        known.isEnabled() ? known.since() : now, document))
                .orElseGet(() -> new EventTarget(name, UUID.randomUUID().toString(), 1, now, now, now, document));
    }

    private boolean replace(EventTarget before, EventTarget next) {
        return collection().replaceOne(Filters.and(Filters.eq(before.name()), Filters.eq("uuid", before.uuid()),
                Filters.eq("revision", before.revision())), next.toRow()).getMatchedCount() == 1;
    }

    private boolean insert(EventTarget target) {
        if (collection().countDocuments() >= MOST) {
            throw new ClientException("There are " + MOST + " event targets already, as many as there may be; delete one first.");
        }
        try {
            collection().insertOne(target.toRow());
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private MongoCollection<Document> collection() {
        return database.getCollection("event_targets");
    }

    /** Says what a target is to be. */
    interface Definition {

        /** @param before empty where there is none of that name */
        ObjectNode of(Optional<EventTarget> before);
    }
}
