package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class FairShareTest {

    private static final Arn POLICY = Arn.batch("us-east-1", "123456789012", "scheduling-policy", "fair");

    private final TestCell cell = TestCell.withVcpus(12);

    @Test
    void places_that_become_free_at_one_moment_are_divided_by_weight() {
        policy(Duration.ofHours(1), 0, new ShareWeight("a", 1), new ShareWeight("b", 0.5));
        blocker();
        submit("a", 12);
        submit("b", 12);
        cell.exits(AJob.id("blocker"), 0);

        assertThat(running()).isEqualTo(Map.of("a", 4L, "b", 8L));
    }

    @Test
    void who_has_used_less_goes_next_until_that_is_long_ago() {
        policy(Duration.ofMinutes(10), 0);
        submit("a", 12);
        cell.launchAll();
        cell.pass(Duration.ofMinutes(10));
        submit("b", 12);
        submit("a2", "a", 12);
        IntStream.range(0, 12).forEach(i -> cell.exits(AJob.id("a-" + i), 0));
        assertThat(running()).as("a has held everything for ten minutes, as much as b now holds").isEqualTo(Map.of("b", 12L));

        IntStream.range(0, 12).forEach(i -> cell.cancel(AJob.id("a2-" + i), "no longer needed"));
        cell.pass(Duration.ofHours(1));
        submit("b2", "b", 6);
        submit("a3", "a", 6);
        IntStream.range(0, 12).forEach(i -> cell.exits(AJob.id("b-" + i), 0));
        assertThat(running()).isEqualTo(Map.of("a3", 6L, "b2", 6L));
    }

    @Test
    void within_a_share_priority_decides_then_the_order_of_submission() {
        policy(Duration.ZERO, 0);
        blocker();
        JobId first = cell.submit(AJob.named("first").ofShare("a").needing(12, 100));
        JobId urgent = cell.submit(AJob.named("urgent").ofShare("a").needing(12, 100).priority(5));
        JobId second = cell.submit(AJob.named("second").ofShare("a").needing(12, 100));
        cell.placed();
        for (JobId ended : List.of(AJob.id("blocker"), urgent, first)) {
            cell.exits(ended, 0);
        }

        assertThat(cell.placed()).containsExactly(urgent, first, second);
    }

    @Test
    void identifiers_that_a_wildcard_stands_for_divide_one_share() {
        policy(Duration.ofHours(1), 0, new ShareWeight("user*", 1), new ShareWeight("team", 1));
        blocker();
        submit("user1", 12);
        submit("user2", 12);
        submit("team", 12);
        cell.exits(AJob.id("blocker"), 0);

        assertThat(running()).isEqualTo(Map.of("user1", 3L, "user2", 3L, "team", 6L));
    }

    @Test
    void a_reservation_keeps_room_for_shares_that_have_nothing() {
        policy(Duration.ofHours(1), 50);
        submit("a", 12);
        cell.launchAll();
        assertThat(running()).isEqualTo(Map.of("a", 6L));
        assertThat(cell.why(AJob.id("a-6"))).isEqualTo("the queue uses 6 vCPUs of 12, and its scheduling policy keeps 6 free for"
                + " shares that have nothing");

        submit("b", 12);
        cell.launchAll();
        assertThat(running()).isEqualTo(Map.of("a", 6L, "b", 3L));
    }

    @Test
    void a_share_of_which_nothing_runs_may_take_of_the_reservation() {
        policy(Duration.ofHours(1), 50);
        JobId large = cell.submit(AJob.named("large").ofShare("a").needing(10, 100));
        cell.launchAll();

        assertThat(cell.status(large).status()).isEqualTo(STARTING);
    }

    @Test
    void of_an_unmanaged_environment_the_reservation_is_of_what_its_user_says_it_has() {
        unmanaged(Vcpus.of(12));
        policy(Duration.ofHours(1), 50);
        submit("a", 12);
        cell.launchAll();
        assertThat(running()).isEqualTo(Map.of("a", 6L));
    }

    @Test
    void of_an_unmanaged_environment_whose_user_does_not_say_what_it_has_nothing_is_reserved() {
        unmanaged(Vcpus.ZERO);
        policy(Duration.ofHours(1), 50);
        submit("a", 12);
        cell.launchAll();
        assertThat(running()).isEqualTo(Map.of("a", 12L));
    }

    private void unmanaged(Vcpus reservable) {
        cell.receive(new ComputeEnvironmentDefined(TestCell.environment("pool"), "uuid", 2, 0, true, Vcpus.ZERO, Vcpus.of(12_000),
                List.of("optimal"), AllocationStrategy.BEST_FIT_PROGRESSIVE, List.of(), Optional.of(reservable)));
    }

    @Test
    void a_submission_that_would_make_the_501st_active_share_fails_and_others_go_on() {
        policy(Duration.ofHours(1), 0);
        cell.receive(IntStream.range(0, 500).mapToObj(i -> AJob.named("job-" + i).ofShare("s" + i).submittedAt(cell.now()))
                .toArray(JobSubmitted[]::new));

        JobId tooMany = cell.submit(AJob.named("too-many").ofShare("late"));
        JobId known = cell.submit(AJob.named("known").ofShare("s499"));

        assertThat(cell.status(tooMany).status()).isEqualTo(FAILED);
        assertThat(cell.status(tooMany).statusReason()).hasValueSatisfying(
                reason -> assertThat(reason).contains("500 active share identifiers", "'late' would be one more"));
        assertThat(cell.status(known).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void who_waits_for_another_share_or_for_others_of_its_own_says_so() {
        policy(Duration.ofHours(1), 0);
        blocker();
        JobId first = cell.submit(AJob.named("first").ofShare("a"));
        JobId second = cell.submit(AJob.named("second").ofShare("a"));
        JobId other = cell.submit(AJob.named("other").ofShare("b"));

        assertThat(cell.why(second)).startsWith("1 job is ahead in share a; the first of them, " + first + ": CAPACITY:");
        assertThat(cell.why(other)).startsWith("share a goes before share b, because it has not used more for its weight;"
                + " its first, " + first + ": CAPACITY:");
    }

    @Test
    void a_queue_that_gets_a_policy_divides_those_who_wait_already() {
        blocker();
        submit("a", 12);
        submit("b", 12);
        policy(Duration.ofHours(1), 0);
        cell.exits(AJob.id("blocker"), 0);

        assertThat(running()).isEqualTo(Map.of("a", 6L, "b", 6L));
    }

    private void policy(Duration decay, int reservation, ShareWeight... weights) {
        cell.receive(new SchedulingPolicyDefined(POLICY, "uuid", 1, decay, reservation, List.of(weights)),
                AQueue.named("main").sharedBy(POLICY).definition());
    }

    /** Takes all there is. */
    private void blocker() {
        cell.submit(AJob.named("blocker").ofShare("blocker").needing(12, 1_200));
        cell.launchAll();
    }

    private void submit(String share, int jobs) {
        submit(share, share, jobs);
    }

    private void submit(String name, String share, int jobs) {
        IntStream.range(0, jobs).forEach(i -> cell.submit(AJob.named(name + "-" + i).ofShare(share)));
    }

    /** How many of those whose names begin so have a place; without the one that blocks. */
    private Map<String, Long> running() {
        return List.of("a", "a2", "a3", "b", "b2", "user1", "user2", "team").stream()
                .collect(Collectors.toMap(name -> name, this::running)).entrySet().stream()
                .filter(entry -> entry.getValue() > 0).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long running(String name) {
        return IntStream.range(0, 12).mapToObj(i -> AJob.id(name + "-" + i)).filter(job -> !cell.history(job).isEmpty())
                .filter(job -> cell.status(job).status() == STARTING).count();
    }
}
