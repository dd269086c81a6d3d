package dev.longshore.scheduler.core;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

/** On one instance of 8 vCPUs, of which 6 are taken for an hour at most, unless said otherwise. */
class BackfillTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TestCell cell = TestCell.withVcpus(8);

    @BeforeEach
    void one_instance() {
        cell.defineEnvironment("pool", 8, 8);
        cell.launchAll();
    }

    @Test
    void who_will_be_over_before_the_first_can_start_passes() {
        start(AJob.named("running").needing(6, 100).timeout(HOUR));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(59)));
        JobId longer = cell.submit(AJob.named("longer").timeout(HOUR));

        assertThat(cell.status(first).status()).isEqualTo(RUNNABLE);
        assertThat(cell.status(shorter).status()).isEqualTo(STARTING);
        assertThat(cell.status(longer).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void who_is_kept_a_place_says_where_and_when_and_those_behind_name_him() {
        start(AJob.named("running").needing(6, 100).timeout(HOUR));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId behind = cell.submit(AJob.named("behind"));

        assertThat(cell.why(first)).endsWith("; compute environment pool has 8 vCPUs of at most 8; instance"
                + " i-00000000000000001 will have room, at 2026-01-01T01:00:00Z if nothing ends sooner");
        assertThat(cell.why(behind)).isEqualTo("1 job is ahead in the queue; the first of them, " + first + ": "
                + cell.why(first));
    }

    @Test
    void who_could_have_room_that_is_kept_for_another_queue_says_for_whom() {
        cell.defineQueue("low", 0, "pool");
        start(AJob.named("running").needing(6, 100));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId low = cell.submit(AJob.named("low").in("low"));

        assertThat(cell.why(low)).isEqualTo("there is room, but job " + first + " comes first and is to start on instance"
                + " i-00000000000000001, when enough of what runs there has ended: no end of it is known");
    }

    @Test
    void who_has_no_timeout_counts_as_endless() {
        start(AJob.named("running").needing(6, 100).timeout(HOUR));
        cell.submit(AJob.named("first").needing(8, 100));
        JobId endless = cell.submit(AJob.named("endless"));

        assertThat(cell.status(endless).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void what_will_be_left_over_beside_the_first_may_be_taken_by_anybody() {
        start(AJob.named("running").needing(6, 100).timeout(HOUR));
        cell.submit(AJob.named("first").needing(7, 100));
        JobId second = cell.submit(AJob.named("second"));
        JobId third = cell.submit(AJob.named("third"));

        assertThat(cell.status(second).status()).isEqualTo(STARTING);
        assertThat(cell.status(third).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void nobody_passes_where_it_is_not_known_when_the_first_can_start() {
        start(AJob.named("running").needing(6, 100));
        cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(1)));

        assertThat(cell.status(shorter).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void the_first_starts_when_it_was_expected_to_however_many_pass_it() {
        JobId running = start(AJob.named("running").needing(6, 100).timeout(HOUR));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId array = cell.submit(AJob.anArrayOf(100, "array").timeout(Duration.ofMinutes(10)));
        for (int minutes = 0; minutes < 60; minutes += 10) {
            cell.pass(Duration.ofMinutes(10));
            for (int child = 0; child < 100; child++) {
                if (!cell.history(array.child(child)).isEmpty() && cell.status(array.child(child)).status() == STARTING) {
                    cell.exits(array.child(child), 0);
                }
            }
        }
        cell.exits(running, 0);

        assertThat(cell.placed()).hasSizeGreaterThan(8).endsWith(first);
    }

    @Test
    void a_queue_of_lower_priority_does_not_delay_the_first_of_a_higher_one() {
        cell.defineQueue("low", 0, "pool");
        cell.defineQueue("high", 9, "pool");
        start(AJob.named("running").needing(6, 100).timeout(HOUR));
        cell.submit(AJob.named("first").needing(8, 100));
        JobId low = cell.submit(AJob.named("low").in("low"));
        JobId lowAndShort = cell.submit(AJob.named("low and short").in("low").timeout(Duration.ofMinutes(10)));
        JobId high = cell.submit(AJob.named("high").in("high"));

        assertThat(cell.status(low).status()).isEqualTo(RUNNABLE);
        assertThat(cell.status(lowAndShort).status()).isEqualTo(STARTING);
        assertThat(cell.status(high).status()).isEqualTo(STARTING);
    }

    @Test
    void a_place_is_kept_for_the_first_of_another_queue_as_soon_as_it_comes() {
        cell.defineQueue("low", 0, "pool");
        cell.defineQueue("high", 9, "pool");
        start(AJob.named("running").needing(6, 100).timeout(HOUR));
        cell.submit(AJob.named("first").needing(8, 100));
        cell.submit(AJob.named("low").in("low"));
        cell.pass(Duration.ZERO);
        JobId high = cell.submit(AJob.named("high").in("high").needing(8, 100));

        assertThat(cell.why(high)).endsWith("will have room, at 2026-01-01T01:00:00Z if nothing ends sooner");
    }

    @Test
    void elsewhere_others_pass_freely() {
        cell.defineEnvironment("small", 2, 2);
        cell.launchAll();
        cell.defineQueue("main", 1, "pool", "small");
        start(AJob.named("running").needing(7, 100));
        cell.submit(AJob.named("first").needing(4, 100));
        JobId second = cell.submit(AJob.named("second").needing(2, 100));

        assertThat(cell.status(second).status()).isEqualTo(STARTING);
    }

    @Test
    void what_was_kept_is_free_at_once_when_the_first_is_gone() {
        start(AJob.named("running").needing(6, 100));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId second = cell.submit(AJob.named("second"));
        cell.cancel(first, "no longer needed");

        assertThat(cell.status(second).status()).isEqualTo(STARTING);
    }

    @Test
    void no_place_is_kept_in_an_environment_that_takes_nobody_any_more() {
        JobId other = whileAPlaceIsKeptInPool(() -> cell.defineEnvironment("pool", 8, 8, false));

        assertThat(cell.status(other).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void no_place_is_kept_in_an_environment_that_is_not_the_queue_s_any_more() {
        JobId other = whileAPlaceIsKeptInPool(() -> cell.defineQueue("main", 1, "second"));

        assertThat(cell.status(other).status()).isEqualTo(RUNNABLE);
    }

    /** Another who would delay the first in the environment that is left. */
    private JobId whileAPlaceIsKeptInPool(Runnable change) {
        cell.defineEnvironment("second", 8, 8);
        cell.defineQueue("main", 1, "pool", "second");
        cell.launchAll();
        start(AJob.named("in pool").needing(7, 100));
        start(AJob.named("in second").needing(6, 100));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId passing = cell.submit(AJob.named("passing"));
        assertThat(cell.status(passing).status()).isEqualTo(STARTING);
        assertThat(cell.why(first)).contains("instance i-00000000000000001 will have room");
        change.run();
        return cell.submit(AJob.named("other"));
    }

    @Test
    void an_environment_does_not_grow_by_what_the_first_needs_for_an_instance_of_its_own() {
        TestCell growing = TestCell.withVcpus(8);
        growing.submit(AJob.named("running").needing(3, 100).timeout(HOUR));
        growing.launchAll();
        growing.submit(AJob.named("first").needing(7, 100));
        growing.take(InstanceRequested.class);
        growing.submit(AJob.named("fits beside").needing(1, 100));
        assertThat(growing.take(InstanceRequested.class)).hasSize(1);
        growing.submit(AJob.named("does not").needing(1, 100));
        assertThat(growing.take(InstanceRequested.class)).isEmpty();
        growing.submit(AJob.named("is short").needing(1, 100).timeout(Duration.ofMinutes(10)));
        assertThat(growing.take(InstanceRequested.class)).hasSize(1);
    }

    private JobId start(AJob job) {
        JobId id = cell.submit(job);
        assertThat(cell.status(id).status()).isEqualTo(STARTING);
        return id;
    }
}
