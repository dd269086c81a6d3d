package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.bson.conversions.Bson;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.schedule.ScheduleId;
import dev.longshore.gateway.schedule.Target;

/** An invocation as a document of the store. */
final class InvocationRow {

    static final String NEXT = "next";
    /** In the place of the former where there is no attempt any more, but a dead letter to be sent. */
    static final String LETTER = "letter";
    static final String ATTEMPTS = "attempts";
    private static final String SCHEDULE = "schedule";
    private static final String UUID = "uuid";
    private static final String DUE = "due";
    private static final String START = "start";
    private static final String TARGET = "target";
    private static final String CODE = "code";
    private static final String MESSAGE = "message";
    private static final String EXHAUSTED = "exhausted";

    private InvocationRow() {}

    static Document of(Invocation invocation) {
        Document row = new Document("_id", invocation.key()).append(SCHEDULE, invocation.schedule().key())
                .append(UUID, invocation.scheduleUuid()).append(DUE, invocation.due().toEpochMilli())
                .append(START, invocation.start().toEpochMilli()).append(TARGET, Json.text(invocation.target().document()))
                .append(ATTEMPTS, invocation.attempts())
                .append(nextField(invocation), invocation.next().toEpochMilli());
        invocation.failure().ifPresent(failure -> row.append(CODE, failure.code()).append(MESSAGE, failure.message())
                .append(EXHAUSTED, failure.exhausted().orElse(null)));
        return row;
    }

    static Invocation read(Document row) {
        return new Invocation(ScheduleId.ofKey(row.getString(SCHEDULE)), row.getString(UUID), time(row, DUE), time(row, START),
                new Target(Json.parseObject(row.getString(TARGET))), row.getInteger(ATTEMPTS),
                time(row, row.containsKey(NEXT) ? NEXT : LETTER), failure(row));
    }

    /** The invocation as it was read, and in nobody else's hand. */
    static Bson asRead(Invocation read) {
        return Filters.and(Filters.eq(read.key()), Filters.eq(nextField(read), read.next().toEpochMilli()),
                Filters.eq(ATTEMPTS, read.attempts()));
    }

    private static String nextField(Invocation invocation) {
        return invocation.failure().isPresent() ? LETTER : NEXT;
    }

    private static Optional<Invocation.Failure> failure(Document row) {
        return Optional.ofNullable(row.getString(CODE)).map(code -> new Invocation.Failure(code, row.getString(MESSAGE),
                Optional.ofNullable(row.getString(EXHAUSTED))));
    }

    private static Instant time(Document row, String field) {
        return Instant.ofEpochMilli(row.getLong(field));
    }
}
