package dev.longshore.gateway.job.listing;

import java.util.Comparator;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;

/**
 * A place in a list of jobs, newest first; of the same millisecond, by id. Where names come first, the name is part of it.
 *
 * @param name in lower case; empty where names do not matter
 */
record Position(String name, long created, String id) {

    /** Before all jobs. */
    static final Position START = new Position("", Long.MAX_VALUE, "");

    static final Comparator<Job> NEWEST_FIRST = Comparator.comparing((Job job) -> job.state().createdAt())
            .thenComparing(job -> job.id().toString()).reversed();

    /** Reads what {@link #toString} wrote; nothing is {@link #START}. */
    static Position read(String text) {
        if (text.isEmpty()) {
            return START;
        }
        String[] parts = text.split("/", 3);
        return new Position(parts[2], Long.parseLong(parts[0]), parts[1]);
    }

    static Position of(Job job, String name) {
        return new Position(name, job.state().createdAt().toEpochMilli(), job.id().toString());
    }

    boolean isStart() {
        return equals(START);
    }

    /** Those behind this place, where all have the same name or names do not matter. The first condition is for the index. */
    Bson olderOnes() {
        return Filters.and(Filters.lte(JobFields.CREATED, created),
                Filters.or(Filters.lt(JobFields.CREATED, created), Filters.lt(JobFields.ID, id)));
    }

    /** Those behind this place, where jobs are grouped by name, the last name first. */
    Bson olderOnesAndLesserNames() {
        return Filters.and(Filters.lte(JobFields.SEARCH_NAME, name),
                Filters.or(Filters.lt(JobFields.SEARCH_NAME, name), olderOnes()));
    }

    @Override
    public String toString() {
        return created + "/" + id + "/" + name;
    }
}
