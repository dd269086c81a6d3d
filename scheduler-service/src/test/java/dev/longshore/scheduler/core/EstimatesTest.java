package dev.longshore.scheduler.core;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.state.RunTimes;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

/** On one instance of 8 vCPUs, of which 6 are taken by a job without a timeout, of a definition whose jobs ran for 10 minutes and more. */
class EstimatesTest {

    private final TestCell cell = TestCell.withVcpus(8);

    @BeforeEach
    void one_instance() {
        cell.defineEnvironment("pool", 8, 8);
        cell.launchAll();
    }

    @Test
    void who_will_be_over_before_one_without_a_timeout_is_likely_to_end_passes() {
        runningAsLongAs(10, 20, 30);
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(9)));
        JobId longer = cell.submit(AJob.named("longer").timeout(Duration.ofMinutes(10)));

        assertThat(status(first)).isEqualTo(RUNNABLE);
        assertThat(status(shorter)).isEqualTo(STARTING);
        assertThat(status(longer)).isEqualTo(RUNNABLE);
    }

    @Test
    void nobody_passes_on_a_guess_of_his_own_run_time() {
        finished("short", 1, 1, 1);
        runningAsLongAs(10, 20, 30);
        cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").of("short"));

        assertThat(status(shorter)).isEqualTo(RUNNABLE);
    }

    @Test
    void what_would_be_left_over_by_a_guess_only_is_taken_by_nobody() {
        runningAsLongAs(10, 20, 30);
        cell.submit(AJob.named("first").needing(7, 100));
        JobId beside = cell.submit(AJob.named("beside"));

        assertThat(status(beside)).isEqualTo(RUNNABLE);
    }

    @Test
    void one_that_has_run_for_a_while_is_compared_with_those_that_ran_for_longer() {
        runningAsLongAs(10, 20, 30);
        cell.pass(Duration.ofMinutes(15));
        cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(4)));

        assertThat(status(shorter)).isEqualTo(STARTING);
    }

    @Test
    void two_run_times_are_too_few_to_go_by_and_failed_attempts_do_not_count() {
        finished("definition", 10, 20);
        fails(AJob.named("failure"), 30);
        start(AJob.named("running").needing(6, 100));
        cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(1)));

        assertThat(status(shorter)).isEqualTo(RUNNABLE);
    }

    @Test
    void a_timeout_counts_and_no_estimate() {
        finished("definition", 10, 20, 30);
        start(AJob.named("running").needing(6, 100).timeout(Duration.ofHours(1)));
        cell.submit(AJob.named("first").needing(8, 100));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(59)));

        assertThat(status(shorter)).isEqualTo(STARTING);
    }

    @Test
    void who_waits_is_told_that_the_start_is_an_estimate_until_it_has_passed() {
        runningAsLongAs(10, 20, 30);
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        cell.submit(AJob.named("behind"));

        assertThat(cell.why(first))
                .endsWith("instance i-00000000000000001 will have room, about 2026-01-01T01:10:00Z, an estimate"
                        + " from how long earlier jobs of the same definition ran");
        cell.pass(Duration.ofMinutes(10));
        assertThat(cell.why(first)).endsWith("when enough of what runs there has ended: no end of it is known");
    }

    @Test
    void a_guess_that_was_outlived_is_not_made_again() {
        runningAsLongAs(10, 20, 30);
        cell.submit(AJob.named("first").needing(8, 100));
        cell.submit(AJob.named("behind"));
        cell.pass(Duration.ofMinutes(10));
        JobId shorter = cell.submit(AJob.named("shorter").timeout(Duration.ofMinutes(1)));

        assertThat(status(shorter)).isEqualTo(RUNNABLE);
    }

    @Test
    void after_a_guess_that_was_outlived_a_place_is_kept_where_the_start_is_certain() {
        runningAsLongAs(10, 20, 30);
        cell.defineEnvironment("other", 8, 8);
        cell.launchAll();
        cell.defineQueue("main", 1, "pool", "other");
        start(AJob.named("certain").needing(7, 100).timeout(Duration.ofHours(2)));
        JobId first = cell.submit(AJob.named("first").needing(8, 100));
        cell.submit(AJob.named("behind").needing(2, 100));
        assertThat(cell.why(first)).contains("instance i-00000000000000001 will have room, about");
        cell.pass(Duration.ofMinutes(10));

        assertThat(cell.why(first))
                .endsWith("instance i-00000000000000002 will have room, at 2026-01-01T03:00:00Z if nothing ends"
                        + " sooner");
    }

    @Test
    void as_many_definitions_as_there_is_room_for_are_remembered_and_each_for_its_last_jobs() {
        for (int definition = 0; definition < 1_001; definition++) {
            finished("definition-" + definition, definition / 100);
        }
        for (int minutes = 1; minutes <= 20; minutes++) {
            finished("definition-1000", minutes);
        }

        assertThat(cell.entities().filter(RunTimes.class::isInstance)).hasSize(1_000)
                .noneMatch(times -> times.key().endsWith("/definition-0"))
                .filteredOn(times -> times.key().endsWith("/definition-1000")).singleElement()
                .satisfies(times -> assertThat(((RunTimes) times).seconds()).hasSize(16).last().isEqualTo(1_200));
    }

    /** A job that takes 6 vCPUs from now on, of a definition of which some ran for so many minutes. */
    private void runningAsLongAs(int... minutes) {
        finished("definition", minutes);
        start(AJob.named("running").needing(6, 100));
    }

    private void finished(String definition, int... minutes) {
        for (int each : minutes) {
            ends(AJob.named(definition + " for " + each + " at " + cell.now()).of(definition), each, 0);
        }
    }

    private void fails(AJob job, int minutes) {
        ends(job, minutes, 1);
    }

    private void ends(AJob job, int minutes, int exitCode) {
        JobId id = start(job);
        cell.runs(id);
        cell.pass(Duration.ofMinutes(minutes));
        cell.exits(id, exitCode);
    }

    private JobId start(AJob job) {
        JobId id = cell.submit(job);
        assertThat(status(id)).isEqualTo(STARTING);
        return id;
    }

    private JobStatus status(JobId job) {
        return cell.status(job).status();
    }
}
