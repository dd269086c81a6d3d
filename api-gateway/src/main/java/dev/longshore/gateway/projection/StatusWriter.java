package dev.longshore.gateway.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.StateDocuments;
import dev.longshore.gateway.store.StoreFailures;
import dev.longshore.gateway.stream.Bells;

/**
 * Writes the last status of each job of a batch and its history so far, unless the document has that status or a later one already.
 *
 * <p>A child or a node has no document before its first status. Where the filter on the version keeps an old status out of its
 * document, the store tries to make a second one of the same id and refuses: that is how it should be, and not an error.
 */
@Component
final class StatusWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Jobs jobs;
    private final Bells bells;

    StatusWriter(Jobs jobs, Bells bells) {
        this.jobs = jobs;
        this.bells = bells;
    }

    /**
     * @return those that the store refuses for good
     * @throws com.mongodb.MongoException when the store is away, or did not write one for a reason that may pass
     */
    List<StatusRecord> write(List<StatusRecord> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        Map<JobId, List<StatusRecord>> byJob = new LinkedHashMap<>();
        batch.forEach(record -> byJob.computeIfAbsent(record.change().job(), _ -> new ArrayList<>(2)).add(record));
        List<StatusRecord> latest = new ArrayList<>(byJob.size());
        List<WriteModel<Document>> writes = new ArrayList<>(byJob.size());
        for (List<StatusRecord> ofJob : byJob.values()) {
            StatusRecord last = Collections.max(ofJob, Comparator.comparingLong(record -> record.change().version()));
            latest.add(last);
            writes.add(write(last.change(), ofJob));
        }
        try {
            jobs.collection().bulkWrite(writes, UNORDERED);
            return List.of();
        } catch (MongoBulkWriteException e) {
            return refused(e, latest);
        } finally {
            bells.ring(byJob.keySet(), Jobs::subject);
        }
    }

    private static UpdateOneModel<Document> write(JobStatusChanged last, List<StatusRecord> all) {
        Document older = new Document(JobFields.ID, last.job().toString()).append(JobFields.VERSION,
                new Document("$lt", last.version()));
        Document fields = StateDocuments.write(last);
        all.forEach(record -> History.append(record.change(), fields));
        Document update = new Document("$set", fields);
        if (last.job().part() == JobId.Part.WHOLE) {
            return new UpdateOneModel<>(older, update.append("$unset", new Document(JobFields.OUTBOX, "")));
        }
        Document identity = new Document(JobFields.PARENT, last.job().base()).append(JobFields.INDEX, last.job().index())
                .append(JobFields.CREATED, last.createdAt().toEpochMilli());
        return new UpdateOneModel<>(older, update.append("$setOnInsert", identity), UPSERT);
    }

    /** Those of a failed write that are not to be tried again; throws the failure where others are. */
    static List<StatusRecord> refused(MongoBulkWriteException failure, List<StatusRecord> written) {
        List<BulkWriteError> errors = failure.getWriteErrors().stream().filter(error -> !StoreFailures.isDuplicate(error))
                .toList();
        if (failure.getWriteConcernError() != null || !errors.stream().allMatch(StoreFailures::isFinal)) {
            throw failure;
        }
        List<StatusRecord> refused = new ArrayList<>();
        for (BulkWriteError error : errors) {
            StatusRecord record = written.get(error.getIndex());
            LOG.error("status of job {} not written: {}", record.change().job(), error.getMessage());
            refused.add(record);
        }
        return refused;
    }
}
