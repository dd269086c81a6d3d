package dev.longshore.gateway.schedule.firing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.schedule.ScheduleId;
import dev.longshore.gateway.schedule.firing.MissedTime.Outcome;
import dev.longshore.gateway.store.StoreIndex;

/** Which due times were missed. Each is there once, however often it is said. */
@Component
class MissedTimes {

    private static final String COLLECTION = "schedule_missed";
    private static final String SCHEDULE = "schedule";
    private static final String UUID = "uuid";
    private static final String DUE = "due";
    private static final String OUTCOME = "outcome";
    private static final String REASON = "reason";
    private static final String JOB = "job";

    private final MongoCollection<Document> collection;

    MissedTimes(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION);
    }

    @Bean
    static StoreIndex missedTimesOfSchedule() {
        return StoreIndex.plain(COLLECTION, SCHEDULE, DUE);
    }

    @Bean
    static StoreIndex missedTimesByTime() {
        return StoreIndex.plain(COLLECTION, DUE);
    }

    void add(List<MissedTime> missed) {
        if (!missed.isEmpty()) {
            collection.bulkWrite(missed.stream()
                    .map(one -> new ReplaceOneModel<>(Filters.eq(one.key()), row(one), new ReplaceOptions().upsert(true)))
                    .toList());
        }
    }

    /** Those of a schedule, also of earlier ones of its name, the latest first. */
    List<MissedTime> of(ScheduleId schedule, Instant before, int most) {
        List<MissedTime> missed = new ArrayList<>();
        collection.find(Filters.and(Filters.eq(SCHEDULE, schedule.key()), Filters.lt(DUE, before.toEpochMilli())))
                .sort(Sorts.descending(DUE)).limit(most).forEach(row -> missed.add(read(row)));
        return missed;
    }

    void forget(Instant before) {
        collection.deleteMany(Filters.lt(DUE, before.toEpochMilli()));
    }

    private static Document row(MissedTime missed) {
        return new Document("_id", missed.key()).append(SCHEDULE, missed.schedule().key()).append(UUID, missed.scheduleUuid())
                .append(DUE, missed.due().toEpochMilli()).append(OUTCOME, missed.outcome().name())
                .append(REASON, missed.reason()).append(JOB, missed.jobId().orElse(null));
    }

    private static MissedTime read(Document row) {
        return new MissedTime(ScheduleId.ofKey(row.getString(SCHEDULE)), row.getString(UUID),
                Instant.ofEpochMilli(row.getLong(DUE)), Outcome.valueOf(row.getString(OUTCOME)), row.getString(REASON),
                Optional.ofNullable(row.getString(JOB)));
    }
}
