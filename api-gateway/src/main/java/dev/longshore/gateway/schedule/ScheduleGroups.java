package dev.longshore.gateway.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.store.StoreFailures;

/** All schedule groups. Each scope has the group {@code default} from the first time that somebody asks for it. */
@Component
class ScheduleGroups {

    private static final String COLLECTION = "schedule_groups";
    private static final String KEY = "_id";

    private final MongoCollection<Document> collection;
    private final Schedules schedules;
    private final Clock clock;

    ScheduleGroups(MongoDatabase database, Schedules schedules, Clock scheduleClock) {
        this.collection = database.getCollection(COLLECTION);
        this.schedules = schedules;
        this.clock = scheduleClock;
    }

    /** @return whether there was none of that name */
    boolean insert(ScheduleGroup group, Optional<CallToken> token) {
        Document row = group.toRow();
        token.ifPresent(made -> row.append(ScheduleRow.TOKEN, made.value()).append(ScheduleRow.TOKEN_CONTENT, made.content()));
        try {
            collection.insertOne(row);
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether a group was made by that very call. */
    boolean isMadeBy(Scope scope, String name, CallToken token) {
        Document row = collection.find(one(scope, name)).first();
        return row != null && token.value().equals(row.getString(ScheduleRow.TOKEN))
                && token.content().equals(row.getString(ScheduleRow.TOKEN_CONTENT));
    }

    Optional<ScheduleGroup> find(Scope scope, String name) {
        Optional<ScheduleGroup> found = read(scope, name);
        if (found.isEmpty() && name.equals(ScheduleId.DEFAULT_GROUP)) {
            insert(ScheduleGroup.created(scope, name, clock.instant(), Json.object()), Optional.empty());
            return read(scope, name);
        }
        return found;
    }

    private Optional<ScheduleGroup> read(Scope scope, String name) {
        return Optional.ofNullable(collection.find(one(scope, name)).first()).map(ScheduleGroup::read);
    }

    /** @throws dev.longshore.gateway.api.ClientException when there is none of that name */
    ScheduleGroup required(Scope scope, String name) {
        return find(scope, name).orElseThrow(() -> ScheduleErrors.noGroup(name));
    }

    /** @param change makes the tags of a copy of the present ones, or refuses; may be asked several times */
    void changeTags(Scope scope, String name, Instant now, UnaryOperator<ObjectNode> change) {
        boolean done = false;
        while (!done) {
            ScheduleGroup group = required(scope, name);
            Bson unchanged = Filters.and(one(scope, name), Filters.eq(ScheduleGroup.TAGS, Json.text(group.tags())));
            done = collection.updateOne(unchanged,
                    Updates.combine(Updates.set(ScheduleGroup.TAGS, Json.text(change.apply(group.tags().deepCopy()))),
                            Updates.set(ScheduleGroup.MODIFIED, now.toEpochMilli())))
                    .getMatchedCount() == 1;
        }
    }

    /** Deletes a group and its schedules. What a gateway that dies leaves undone, {@link #finishDeletions} does. */
    void delete(ScheduleGroup group, Instant now) {
        collection.updateOne(Filters.and(one(group.scope(), group.name()), Filters.eq(ScheduleGroup.UUID, group.uuid())),
                Updates.combine(Updates.set(ScheduleGroup.STATE, ScheduleGroup.DELETING),
                        Updates.set(ScheduleGroup.MODIFIED, now.toEpochMilli())));
        finish(group);
    }

    /** Brings to an end what was begun. */
    void finishDeletions() {
        for (Document row : collection.find(Filters.eq(ScheduleGroup.STATE, ScheduleGroup.DELETING))) {
            finish(ScheduleGroup.read(row));
        }
    }

    private void finish(ScheduleGroup group) {
        schedules.deleteAll(group.scope(), group.name());
        collection.deleteOne(Filters.and(one(group.scope(), group.name()), Filters.eq(ScheduleGroup.UUID, group.uuid())));
    }

    /**
     * A page of groups, ordered by name.
     *
     * @param after the last name of the page before; empty for the first page
     */
    List<ScheduleGroup> page(Scope scope, String namePrefix, String after, int most) {
        find(scope, ScheduleId.DEFAULT_GROUP);
        String from = scope.prefix() + (after.isEmpty() ? namePrefix : after);
        Bson range = Filters.and(after.isEmpty() ? Filters.gte(KEY, from) : Filters.gt(KEY, from),
                Filters.lt(KEY, scope.prefix() + namePrefix + "\uffff"));
        List<ScheduleGroup> groups = new ArrayList<>();
        collection.find(range).sort(Sorts.ascending(KEY)).limit(most).forEach(row -> groups.add(ScheduleGroup.read(row)));
        return groups;
    }

    private static Bson one(Scope scope, String name) {
        return Filters.eq(KEY, ScheduleGroup.key(scope, name));
    }
}
