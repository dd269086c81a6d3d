package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/**
 * Pages of an array's children, or of a multi-node job's nodes, in one state, by index. Those that have no document yet are among
 * them.
 */
@Component
final class PartListing {

    private static final int AT_ONCE = 1_000;

    private final Jobs jobs;

    PartListing(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param from the index of the first child to look at; empty for 0 */
    ListJobs.Page children(Job array, JobStatus status, String from, int limit) {
        int size = array.isArray() ? array.size().getAsInt() : 0;
        return page(array, size, array.id()::child, new Wanted(status, from, limit));
    }

    /** @param from the index of the first node to look at; empty for 0 */
    ListJobs.Page nodes(Job job, JobStatus status, String from, int limit) {
        int size = job.isMultiNode() ? job.nodes().orElseThrow().count() : 0;
        return page(job, size, job.id()::node, new Wanted(status, from, limit));
    }

    private ListJobs.Page page(Job whole, int size, IntFunction<JobId> part, Wanted wanted) {
        List<Job> page = new ArrayList<>();
        int next = wanted.from.isEmpty() ? 0 : Integer.parseInt(wanted.from);
        while (next < size) {
            List<JobId> ids = IntStream.range(next, Math.min(size, next + AT_ONCE)).mapToObj(part).toList();
            for (Job one : jobs.parts(whole, ids)) {
                if (page.size() == wanted.limit) {
                    return new ListJobs.Page(page, String.valueOf(one.id().index()));
                }
                if (one.state().status() == wanted.status) {
                    page.add(one);
                }
            }
            next += AT_ONCE;
        }
        return new ListJobs.Page(page, "");
    }

    private record Wanted(JobStatus status, String from, int limit) {}
}
