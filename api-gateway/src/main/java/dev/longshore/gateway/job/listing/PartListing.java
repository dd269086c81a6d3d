package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.Jobs;

/**
 * Pages of an array's children, or of a multi-node job's nodes, in one state, by index. Those that have no document yet are among
 * them, where they are in that state.
 */
@Component
final class PartListing {

    private static final int AT_ONCE = 1_000;

    private final Jobs jobs;

    PartListing(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param from the index of the first child to look at; empty for 0 */
    Page<Job> children(Job array, JobStatus status, String from, int limit) {
        int size = array.isArray() ? array.size().getAsInt() : 0;
        Wanted wanted = Wanted.of(status, from, limit);
        return size == 0 || array.state().ofUntouchedChild().status() == status
                ? page(array, size, array.id()::child, wanted)
                : told(array, wanted);
    }

    /** @param from the index of the first node to look at; empty for 0 */
    Page<Job> nodes(Job job, JobStatus status, String from, int limit) {
        int size = job.isMultiNode() ? job.nodes().orElseThrow().count() : 0;
        return page(job, size, job.id()::node, Wanted.of(status, from, limit));
    }

    /** Where no child without a document is wanted, one question finds those with one, however large the array is. */
    private Page<Job> told(Job array, Wanted wanted) {
        List<Job> found = jobs.told(array, wanted.status, wanted.from, wanted.limit + 1);
        return Page.of(found, wanted.limit, child -> String.valueOf(child.id().index() + 1));
    }

    private Page<Job> page(Job whole, int size, IntFunction<JobId> part, Wanted wanted) {
        List<Job> page = new ArrayList<>();
        for (int next = wanted.from; next < size; next += AT_ONCE) {
            List<JobId> ids = IntStream.range(next, Math.min(size, next + AT_ONCE)).mapToObj(part).toList();
            for (Job one : jobs.parts(whole, ids)) {
                if (page.size() == wanted.limit) {
                    return new Page<>(page, String.valueOf(one.id().index()));
                }
                if (one.state().status() == wanted.status) {
                    page.add(one);
                }
            }
        }
        return new Page<>(page, "");
    }

    private record Wanted(JobStatus status, int from, int limit) {

        static Wanted of(JobStatus status, String from, int limit) {
            return new Wanted(status, from.isEmpty() ? 0 : Integer.parseInt(from), limit);
        }
    }
}
