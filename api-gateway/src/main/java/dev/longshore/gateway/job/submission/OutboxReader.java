package dev.longshore.gateway.job.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.Jobs;

/** Reads submissions of which the scheduler has not said anything, oldest first, in pages. */
@Component
final class OutboxReader {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

    private final Jobs jobs;
    private final SubmissionRestorer restorer;

    OutboxReader(Jobs jobs, SubmissionRestorer restorer) {
        this.jobs = jobs;
        this.restorer = restorer;
    }

    /** A page, and where it ends. */
    record Page(List<Submission> submissions, boolean isEnd, long lastCreated, String lastId) {}

    Page first(long from, long to, int limit) {
        return read(Filters.and(Filters.gte(JobFields.OUTBOX, from), Filters.lte(JobFields.OUTBOX, to)), limit);
    }

    /** What follows a page. */
    Page next(Page page, long to, int limit) {
        return read(Filters.and(Filters.gte(JobFields.OUTBOX, page.lastCreated), Filters.lte(JobFields.OUTBOX, to),
                Filters.or(Filters.gt(JobFields.OUTBOX, page.lastCreated), Filters.gt(JobFields.ID, page.lastId))), limit);
    }

    private Page read(Bson filter, int limit) {
        List<Document> documents = jobs.collection().find(filter).sort(Sorts.ascending(JobFields.OUTBOX, JobFields.ID))
                .limit(limit).into(new ArrayList<>());
        if (documents.isEmpty()) {
            return new Page(List.of(), true, 0, "");
        }
        List<Job> read = documents.stream().map(OutboxReader::job).flatMap(Optional::stream).toList();
        Document last = documents.getLast();
        return new Page(restorer.restore(read), false, last.getLong(JobFields.OUTBOX), last.getString(JobFields.ID));
    }

    /** Of a document that is no job not even the queue is known, so that nobody can be told; it must not hold up the others. */
    private static Optional<Job> job(Document document) {
        try {
            return Optional.of(Job.read(document));
        } catch (RuntimeException e) {
            LOG.error("the document of job {} cannot be read, and the job not be sent: {}", document.get(JobFields.ID),
                    e.toString());
            return Optional.empty();
        }
    }
}
