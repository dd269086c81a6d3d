package dev.longshore.gateway.job.submission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;

import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.submission.GroupCommit.Outcome;

/** Writes submissions as documents of the jobs' collection. */
final class MongoSubmissionStore implements GroupCommit.Store {

    private static final int DUPLICATE_KEY = 11_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final Jobs jobs;

    MongoSubmissionStore(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Outcome> write(List<Submission> group) {
        List<Document> documents = new ArrayList<>(group.size());
        group.forEach(submission -> documents.add(submission.toDocument()));
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(group.size(), Outcome.WRITTEN));
        try {
            jobs.collection().insertMany(documents, UNORDERED);
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCode() != DUPLICATE_KEY) {
                    throw e;
                }
                outcomes.set(error.getIndex(), Outcome.ALREADY_THERE);
            }
            if (e.getWriteConcernError() != null) {
                throw e;
            }
        }
        return outcomes;
    }
}
