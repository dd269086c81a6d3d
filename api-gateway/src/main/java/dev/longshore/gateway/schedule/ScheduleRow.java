package dev.longshore.gateway.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.conversions.Bson;

import dev.longshore.gateway.api.Json;

/** A schedule as a document of the store. */
final class ScheduleRow {

    static final String KEY = "_id";
    static final String NAME = "name";
    static final String STATE = "state";
    static final String DUE = "due";
    static final String COMPLETED = "completed";
    static final String TOKEN = "token";
    static final String TOKEN_CONTENT = "tokenContent";
    private static final String UUID = "uuid";
    private static final String REVISION = "revision";
    private static final String CREATED = "created";
    private static final String MODIFIED = "modified";
    private static final String ANCHOR = "anchor";
    private static final String LAST = "last";
    private static final String DOCUMENT = "document";

    private ScheduleRow() {}

    static Document of(Schedule schedule) {
        Progress progress = schedule.progress();
        Document row = new Document(KEY, schedule.id().key()).append(NAME, schedule.id().name())
                .append(STATE, schedule.document().path("State").asString()).append(UUID, schedule.uuid())
                .append(REVISION, schedule.revision()).append(CREATED, schedule.createdAt().toEpochMilli())
                .append(MODIFIED, schedule.modifiedAt().toEpochMilli()).append(ANCHOR, progress.anchor().toEpochMilli())
                .append(DOCUMENT, Json.text(schedule.document()));
        progress.due().ifPresent(due -> row.append(DUE, due.toEpochMilli()));
        progress.last().ifPresent(last -> row.append(LAST, last.toEpochMilli()));
        if (schedule.isToBeDeleted()) {
            row.append(COMPLETED, true);
        }
        return row;
    }

    static Document of(Schedule schedule, Optional<CallToken> token) {
        Document row = of(schedule);
        token.ifPresent(made -> row.append(TOKEN, made.value()).append(TOKEN_CONTENT, made.content()));
        return row;
    }

    /**
     * Everything but the tokens of calls.
     *
     * @param more to be set besides
     */
    static Bson toUpdate(Schedule schedule, Document more) {
        Document row = of(schedule);
        row.remove(KEY);
        row.putAll(more);
        Document absent = new Document();
        Stream.of(DUE, COMPLETED).filter(field -> !row.containsKey(field)).forEach(field -> absent.append(field, ""));
        return new Document("$set", row).append("$unset", absent);
    }

    static Schedule read(Document row) {
        return new Schedule(ScheduleId.ofKey(row.getString(KEY)), row.getString(UUID), row.getLong(REVISION),
                time(row, CREATED).orElseThrow(), time(row, MODIFIED).orElseThrow(),
                new Progress(time(row, ANCHOR).orElseThrow(), time(row, DUE), time(row, LAST)),
                Json.parseObject(row.getString(DOCUMENT)));
    }

    /** The schedule as it was read: neither changed since, nor dealt with at its due time. */
    static Bson asRead(Schedule schedule) {
        Bson due = schedule.progress().due().map(time -> Filters.eq(DUE, time.toEpochMilli()))
                .orElseGet(() -> Filters.exists(DUE, false));
        return Filters.and(one(schedule.id(), schedule.uuid()), Filters.eq(REVISION, schedule.revision()), due);
    }

    static Bson one(ScheduleId id, String uuid) {
        return Filters.and(Filters.eq(KEY, id.key()), Filters.eq(UUID, uuid));
    }

    private static Optional<Instant> time(Document row, String field) {
        return Optional.ofNullable(row.getLong(field)).map(Instant::ofEpochMilli);
    }
}
