package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/** Pages of an array's children in one state, by index. Children that have no document yet are among them. */
@Component
final class ArrayListing {

    private static final int AT_ONCE = 1_000;

    private final Jobs jobs;

    ArrayListing(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param from the index of the first child to look at; empty for 0 */
    ListJobs.Page page(Job array, JobStatus status, String from, int limit) {
        int size = array.isArray() ? array.size().getAsInt() : 0;
        List<Job> page = new ArrayList<>();
        int next = from.isEmpty() ? 0 : Integer.parseInt(from);
        while (next < size) {
            List<JobId> ids = IntStream.range(next, Math.min(size, next + AT_ONCE)).mapToObj(array.id()::child).toList();
            for (Job child : jobs.children(array, ids)) {
                if (page.size() == limit) {
                    return new ListJobs.Page(page, String.valueOf(child.id().index()));
                }
                if (child.state().status() == status) {
                    page.add(child);
                }
            }
            next += AT_ONCE;
        }
        return new ListJobs.Page(page, "");
    }
}
