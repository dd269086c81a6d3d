package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.Jobs;

/**
 * Pages of a queue's jobs, newest first; of those found by the beginning of their names, the last name first.
 *
 * <p>Jobs of whatever status are found by asking for each status in turn and merging the answers, so that the index by status serves
 * all: a page of n takes at most n + 1 of each. To find those of one definition or one share it may read all of the queue.
 */
@Component
final class QueueListing {

    private static final Bson NEWEST_FIRST = Sorts.descending(JobFields.CREATED, JobFields.ID);
    private static final Bson BY_NAME = Sorts.descending(JobFields.SEARCH_NAME, JobFields.CREATED, JobFields.ID);
    private static final Function<Job, String> NAMELESS = _ -> "";

    private final Jobs jobs;

    QueueListing(Jobs jobs) {
        this.jobs = jobs;
    }

    Page<Job> page(Arn queue, JobFilter filter, Position from, int limit) {
        Bson ofQueue = Filters.eq(JobFields.QUEUE, queue.toString());
        return switch (filter) {
            case JobFilter.Status(JobStatus status) -> cut(
                    find(limit, NEWEST_FIRST, ofQueue, Filters.eq(JobFields.STATUS, status.name()), from.olderOnes()), limit,
                    NAMELESS);
            case JobFilter.Name(String name) -> cut(
                    find(limit, NEWEST_FIRST, ofQueue, Filters.eq(JobFields.SEARCH_NAME, name), from.olderOnes()), limit,
                    NAMELESS);
            case JobFilter.NamePrefix(String prefix) -> cut(
                    find(limit, BY_NAME, ofQueue, namesFrom(prefix),
                            from.isStart() ? namesFrom(prefix) : from.olderOnesAndLesserNames()),
                    limit, job -> job.name().toLowerCase(Locale.ROOT));
            case JobFilter.Definition(String arn) -> ofAnyStatus(limit, ofQueue, Filters.regex(JobFields.DEFINITION, arn), from);
            case JobFilter.Share(String share, Optional<JobStatus> status) -> ofShare(limit, ofQueue,
                    Filters.eq(JobFields.SHARE, share), status, from);
            case JobFilter.Created(long after, long before) -> ofAnyStatus(limit, ofQueue,
                    Filters.and(Filters.gt(JobFields.CREATED, after), Filters.lt(JobFields.CREATED, before)), from);
        };
    }

    private Page<Job> ofShare(int limit, Bson ofQueue, Bson condition, Optional<JobStatus> status, Position from) {
        if (status.isEmpty()) {
            return ofAnyStatus(limit, ofQueue, condition, from);
        }
        return cut(
                find(limit, NEWEST_FIRST, ofQueue, Filters.eq(JobFields.STATUS, status.get().name()), from.olderOnes(),
                        condition),
                limit, NAMELESS);
    }

    private Page<Job> ofAnyStatus(int limit, Bson ofQueue, Bson condition, Position from) {
        List<Job> found = new ArrayList<>();
        for (JobStatus status : JobStatus.values()) {
            found.addAll(
                    find(limit, NEWEST_FIRST, ofQueue, Filters.eq(JobFields.STATUS, status.name()), from.olderOnes(), condition));
        }
        found.sort(Position.NEWEST_FIRST);
        return cut(found, limit, NAMELESS);
    }

    /** One more than asked for tells whether there is a next page. */
    private List<Job> find(int limit, Bson order, Bson... conditions) {
        List<Job> found = new ArrayList<>();
        for (Document document : jobs.collection().find(Filters.and(conditions)).sort(order).limit(limit + 1)) {
            found.add(Job.read(document));
        }
        return found;
    }

    private static Page<Job> cut(List<Job> found, int limit, Function<Job, String> name) {
        return Page.of(found, limit, job -> Position.of(job, name.apply(job)).toString());
    }

    private static Bson namesFrom(String prefix) {
        return Filters.and(Filters.gte(JobFields.SEARCH_NAME, prefix), Filters.lt(JobFields.SEARCH_NAME, prefix + '\uffff'));
    }
}
