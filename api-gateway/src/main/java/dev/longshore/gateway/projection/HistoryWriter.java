package dev.longshore.gateway.projection;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.gateway.store.StoreFailures;

/** Keeps each transition of each job, by job and version: one that comes again is there already. */
@Component
final class HistoryWriter {

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoDatabase database;

    HistoryWriter(MongoDatabase database) {
        this.database = database;
    }

    /** @throws com.mongodb.MongoException when the store is away */
    void write(List<StatusRecord> batch) {
        List<Document> entries = new ArrayList<>(batch.size());
        for (StatusRecord record : batch) {
            if (!record.change().transitions().isEmpty()) {
                entries.add(entry(record.change()));
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        try {
            database.getCollection("job_history").insertMany(entries, UNORDERED);
        } catch (MongoBulkWriteException e) {
            StoreFailures.passOverDuplicates(e);
        }
    }

    /** The version has a fixed width, so that the ids of a job's entries are in their order. */
    private static Document entry(JobStatusChanged change) {
        List<Document> transitions = new ArrayList<>(change.transitions().size());
        for (Transition transition : change.transitions()) {
            Document document = new Document("to", transition.to().name()).append("at", transition.at().toEpochMilli());
            transition.reason().ifPresent(reason -> document.append("reason", reason));
            transitions.add(document);
        }
        return new Document("_id", "%s@%08d".formatted(change.job(), change.version())).append("transitions", transitions);
    }
}
