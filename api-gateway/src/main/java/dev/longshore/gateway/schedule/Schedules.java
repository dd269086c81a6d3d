package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.StoreFailures;
import dev.longshore.gateway.store.StoreIndex;

/** All schedules. The key is made of region, account, group and name, so that two of the same name cannot be. */
@Component
public class Schedules {

    private static final String COLLECTION = "schedules";
    /** Comes after every character of a name. */
    private static final String END = "\uffff";

    private final MongoCollection<Document> collection;

    Schedules(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    @Bean
    static StoreIndex dueSchedules() {
        return StoreIndex.partial(COLLECTION, ScheduleRow.DUE);
    }

    @Bean
    static StoreIndex completedSchedules() {
        return StoreIndex.partial(COLLECTION, ScheduleRow.COMPLETED);
    }

    /** @return whether there was none of that name */
    boolean insert(Schedule schedule, Optional<CallToken> token) {
        try {
            collection.insertOne(ScheduleRow.of(schedule, token));
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** The token of the call that has made a schedule. */
    Optional<CallToken> tokenOf(ScheduleId id) {
        Document row = collection.find(Filters.eq(ScheduleRow.KEY, id.key())).first();
        return row == null || !row.containsKey(ScheduleRow.TOKEN)
                ? Optional.empty()
                : Optional.of(new CallToken(row.getString(ScheduleRow.TOKEN), row.getString(ScheduleRow.TOKEN_CONTENT)));
    }

    public Optional<Schedule> find(ScheduleId id) {
        return Optional.ofNullable(collection.find(Filters.eq(ScheduleRow.KEY, id.key())).first()).map(ScheduleRow::read);
    }

    /**
     * Changes a schedule, on top of what else happens to it. A call that is made again changes nothing.
     *
     * @param change may be asked several times
     * @return the schedule as it is now; empty when there is none
     */
    Optional<Schedule> update(ScheduleId id, Optional<CallToken> token, UnaryOperator<Schedule> change) {
        while (true) {
            Document row = collection.find(Filters.eq(ScheduleRow.KEY, id.key())).first();
            if (row == null) {
                return Optional.empty();
            }
            Schedule found = ScheduleRow.read(row);
            UpdateTokens tokens = UpdateTokens.read(row);
            if (token.filter(tokens::isRepeated).isPresent()) {
                return Optional.of(found);
            }
            Schedule changed = change.apply(found);
            if (replace(found, changed, token.map(tokens::with).orElseGet(Document::new))) {
                return Optional.of(changed);
            }
        }
    }

    /** Notes how far a schedule has come, unless somebody else was faster or has changed it. */
    public boolean advance(Schedule schedule, Progress progress) {
        return replace(schedule, schedule.at(progress), new Document());
    }

    /** The same for several, in one write. */
    public void advance(Map<Schedule, Progress> progress) {
        if (!progress.isEmpty()) {
            collection.bulkWrite(progress.entrySet().stream().map(one -> new UpdateOneModel<Document>(
                    ScheduleRow.asRead(one.getKey()), ScheduleRow.toUpdate(one.getKey().at(one.getValue()), new Document())))
                    .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    private boolean replace(Schedule former, Schedule changed, Document more) {
        return collection.updateOne(ScheduleRow.asRead(former), ScheduleRow.toUpdate(changed, more)).getMatchedCount() == 1;
    }

    /** @return whether it was there */
    boolean delete(ScheduleId id, String uuid) {
        return collection.deleteOne(ScheduleRow.one(id, uuid)).getDeletedCount() == 1;
    }

    /** Deletes a schedule that is completed, unless somebody has changed it since it was read. */
    public void deleteCompleted(Schedule schedule) {
        collection.deleteOne(ScheduleRow.asRead(schedule));
    }

    /** Deletes all schedules of a group. */
    void deleteAll(Scope scope, String group) {
        collection.deleteMany(range(scope.prefix() + group + "/", ""));
    }

    /** Those that are due, the earliest first. */
    public List<Schedule> due(Instant now, int most) {
        return read(collection.find(Filters.lte(ScheduleRow.DUE, now.toEpochMilli())).sort(Sorts.ascending(ScheduleRow.DUE))
                .limit(most));
    }

    /** Those that are due no more and are to be deleted. */
    public List<Schedule> completed() {
        return read(collection.find(Filters.eq(ScheduleRow.COMPLETED, true)));
    }

    /** When the first of all is due. */
    public Optional<Instant> earliestDue() {
        return Optional.ofNullable(collection.find(Filters.gt(ScheduleRow.DUE, 0L)).sort(Sorts.ascending(ScheduleRow.DUE))
                .projection(Projections.include(ScheduleRow.DUE)).first())
                .map(row -> Instant.ofEpochMilli(row.getLong(ScheduleRow.DUE)));
    }

    /**
     * A page of schedules, ordered by group and name.
     *
     * @param prefix of the keys
     * @param after the last key of the page before; empty for the first page
     */
    List<Schedule> page(String prefix, ScheduleFilter filter, String after, int most) {
        return read(collection.find(Filters.and(range(prefix, after), filter.toBson())).sort(Sorts.ascending(ScheduleRow.KEY))
                .limit(most));
    }

    private static Bson range(String prefix, String after) {
        return Filters.and(Filters.gt(ScheduleRow.KEY, after.isEmpty() ? prefix : after),
                Filters.lt(ScheduleRow.KEY, prefix + END));
    }

    private static List<Schedule> read(Iterable<Document> rows) {
        List<Schedule> schedules = new ArrayList<>();
        rows.forEach(row -> schedules.add(ScheduleRow.read(row)));
        return schedules;
    }
}
