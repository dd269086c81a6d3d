package dev.longshore.gateway.job.listing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.StoredJobs;
import dev.longshore.gateway.store.WatchedStore;

import static org.assertj.core.api.Assertions.assertThat;

class PartListingTest {

    private final WatchedStore store = new WatchedStore();
    private final PartListing listing = new PartListing(StoredJobs.in(store.database()));
    private final Job array = StoredJobs.array(1_000_000, JobStatus.RUNNABLE);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void one_question_finds_the_children_that_run_however_many_wait() {
        tell(array, 999_999, JobStatus.RUNNING);
        tell(array, 7, JobStatus.RUNNING);
        tell(array, 100, JobStatus.RUNNING);
        tell(array, 8, JobStatus.SUCCEEDED);
        tell(StoredJobs.array(10, JobStatus.RUNNABLE), 9, JobStatus.RUNNING);

        Page<Job> first = listing.children(array, JobStatus.RUNNING, "", 2);

        assertThat(first.entries()).extracting(job -> job.id().index()).containsExactly(7, 100);
        assertThat(store.count("find")).isEqualTo(1);
        Page<Job> last = listing.children(array, JobStatus.RUNNING, first.next(), 2);
        assertThat(last.entries()).extracting(Job::id).containsExactly(array.id().child(999_999));
        assertThat(last.next()).isEmpty();
        assertThat(store.count("find")).isEqualTo(2);
    }

    @Test
    void children_of_which_nothing_was_told_are_found_among_those_of_which_something_was() {
        tell(array, 1, JobStatus.RUNNING);
        tell(array, 2, JobStatus.RUNNABLE);

        Page<Job> page = listing.children(array, JobStatus.RUNNABLE, "", 3);

        assertThat(page.entries()).extracting(job -> job.id().index()).containsExactly(0, 2, 3);
        assertThat(page.next()).isEqualTo("4");
    }

    private void tell(Job whole, int child, JobStatus status) {
        StoredJobs.tell(store.database(), whole, child, status);
    }
}
