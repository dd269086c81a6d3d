package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.store.StoreIndex;

/**
 * Remembers the tokens of calls that have deleted something, since what was deleted cannot. A client that has not heard the answer, and
 * asks again, hears that all went well.
 */
@Component
class DeletionTokens {

    private static final String COLLECTION = "schedule_deletions";
    private static final String AT = "at";
    private static final String UUID = "uuid";
    private static final Duration REMEMBERED = Duration.ofHours(8);

    private final MongoCollection<Document> collection;
    private final Clock clock;

    DeletionTokens(MongoDatabase database, Clock scheduleClock) {
        this.collection = database.getCollection(COLLECTION);
        this.clock = scheduleClock;
    }

    @Bean
    static StoreIndex scheduleDeletionsByTime() {
        return StoreIndex.plain(COLLECTION, AT);
    }

    /**
     * Whether a call was made before, and has deleted what it was about.
     *
     * @param uuid of what has that name now: if it is still the same, the first call has not done it
     */
    boolean isRepeated(ObjectNode input, String resource, Optional<String> uuid) {
        Document known = input.path("ClientToken").asStringOpt()
                .map(token -> collection.find(Filters.eq(key(resource, token))).first())
                .orElse(null);
        return known != null && !uuid.equals(Optional.of(known.getString(UUID)));
    }

    /** Is said before anything is deleted. */
    void remember(ObjectNode input, String resource, String uuid) {
        long now = clock.millis();
        input.path("ClientToken").asStringOpt().map(token -> key(resource, token))
                .ifPresent(
                        key -> collection.replaceOne(Filters.eq(key), new Document("_id", key).append(UUID, uuid).append(AT, now),
                                new ReplaceOptions().upsert(true)));
        collection.deleteMany(Filters.lt(AT, now - REMEMBERED.toMillis()));
    }

    private static String key(String resource, String token) {
        return resource + " " + token;
    }
}
