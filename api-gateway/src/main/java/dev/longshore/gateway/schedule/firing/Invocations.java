package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.store.StoreFailures;
import dev.longshore.gateway.store.StoreIndex;

/** The invocations that are under way. Each has one due time for its key, so that a due time is claimed once, whoever does it. */
@Component
class Invocations {

    private static final String COLLECTION = "schedule_invocations";

    private final MongoCollection<Document> collection;

    Invocations(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    @Bean
    static StoreIndex nextInvocations() {
        return StoreIndex.partial(COLLECTION, InvocationRow.NEXT);
    }

    @Bean
    static StoreIndex failedInvocations() {
        return StoreIndex.partial(COLLECTION, InvocationRow.LETTER);
    }

    /** Stores those that are not there already. */
    void add(List<Invocation> invocations) {
        if (invocations.isEmpty()) {
            return;
        }
        try {
            collection.insertMany(invocations.stream().map(InvocationRow::of).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            StoreFailures.passOverDuplicates(e);
        }
    }

    /** Those whose next attempt is to be made, the longest overdue first. */
    List<Invocation> ready(Instant now, int most) {
        return until(now, InvocationRow.NEXT, most);
    }

    /** Those that have failed and whose dead letter is to be sent, likewise. */
    List<Invocation> failed(Instant now, int most) {
        return until(now, InvocationRow.LETTER, most);
    }

    private List<Invocation> until(Instant now, String field, int most) {
        List<Invocation> found = new ArrayList<>();
        collection.find(Filters.lte(field, now.toEpochMilli())).sort(Sorts.ascending(field)).limit(most)
                .forEach(row -> found.add(InvocationRow.read(row)));
        return found;
    }

    Optional<Instant> earliestNext() {
        return Optional.ofNullable(collection.find(Filters.gt(InvocationRow.NEXT, 0L)).sort(Sorts.ascending(InvocationRow.NEXT))
                .projection(Projections.include(InvocationRow.NEXT)).first())
                .map(row -> Instant.ofEpochMilli(row.getLong(InvocationRow.NEXT)));
    }

    /** @return whether it was as the caller has read it; else another gateway has it in hand, or is done with it */
    boolean replace(Invocation read, Invocation changed) {
        return collection.replaceOne(InvocationRow.asRead(read), InvocationRow.of(changed)).getMatchedCount() == 1;
    }

    void remove(Invocation done) {
        collection.deleteOne(Filters.eq(done.key()));
    }

    boolean hasAnyOf(String scheduleUuid) {
        return collection.find(Filters.and(Filters.gt("_id", scheduleUuid + "/"), Filters.lt("_id", scheduleUuid + "0")))
                .first() != null;
    }
}
