package dev.longshore.gateway.job.submission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.Document;

import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.submission.GroupCommit.Outcome;
import dev.longshore.gateway.store.StoreFailures;

/** Writes submissions as documents of the jobs' collection. */
final class MongoSubmissionStore implements GroupCommit.Store {

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
            StoreFailures.passOverDuplicates(e);
            e.getWriteErrors().forEach(error -> outcomes.set(error.getIndex(), Outcome.ALREADY_THERE));
        }
        return outcomes;
    }
}
