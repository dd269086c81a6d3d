package dev.longshore.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.Holder;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.InFront;
import dev.longshore.contracts.query.SchedulerQuery.FrontOf;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;

import static org.assertj.core.api.Assertions.assertThat;

class FrontsTest {

    private static final Arn POLICY = Arn.batch("us-east-1", "123456789012", "scheduling-policy", "fair");

    private final TestCell cell = TestCell.withVcpus(1);

    @Test
    void the_first_are_in_the_order_in_which_they_would_start_children_of_arrays_one_by_one() {
        JobId running = cell.submit(AJob.named("running"));
        cell.launchAll();
        assertThat(cell.placed()).containsExactly(running);
        JobId first = cell.submit(AJob.named("first"));
        JobId array = cell.submit(AJob.anArrayOf(3, "array"));
        JobId last = cell.submit(AJob.named("last"));
        cell.submit(AJob.named("pending").after("last"));

        assertThat(jobs()).containsExactly(first, array.child(0), array.child(1), array.child(2), last);
        assertThat(front().vcpuMillis()).isEqualTo(1_000);
        assertThat(front().shares()).isEmpty();
    }

    @Test
    void no_more_than_100_are_shown_however_many_wait() {
        JobId array = cell.submit(AJob.anArrayOf(10_000, "array"));

        assertThat(jobs()).isEqualTo(IntStream.range(0, 100).mapToObj(array::child).toList());
    }

    @Test
    void each_has_been_where_it_is_since_it_was_first_seen_there() {
        JobId running = cell.submit(AJob.named("running"));
        cell.launchAll();
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second"));
        cell.core().lookAtFronts(cell.now());
        var submitted = cell.now();

        cell.pass(Duration.ofSeconds(5));
        JobId third = cell.submit(AJob.named("third"));
        cell.core().lookAtFronts(cell.now());
        var later = cell.now();
        cell.pass(Duration.ofSeconds(5));
        assertThat(front().first()).containsExactly(new InFront(first, submitted), new InFront(second, submitted),
                new InFront(third, later));

        cell.exits(running, 0);
        assertThat(cell.placed()).contains(first);
        assertThat(front().first()).as("both moved up")
                .containsExactly(new InFront(second, cell.now()), new InFront(third, cell.now()));
    }

    @Test
    void who_comes_when_all_who_waited_have_gone_is_seen_as_well() {
        JobId running = cell.submit(AJob.named("running"));
        cell.launchAll();
        JobId first = cell.submit(AJob.named("first"));
        cell.core().lookAtFronts(cell.now());
        cell.exits(running, 0);
        assertThat(cell.placed()).contains(first);

        JobId second = cell.submit(AJob.named("second"));
        cell.core().lookAtFronts(cell.now());
        Instant seen = cell.now();
        cell.pass(Duration.ofSeconds(5));

        assertThat(front().first()).containsExactly(new InFront(second, seen));
    }

    @Test
    void of_very_many_queues_some_are_looked_at_and_the_others_the_next_time() {
        List<String> queues = IntStream.range(0, 25).mapToObj(i -> "queue-" + i).toList();
        queues.forEach(queue -> cell.defineQueue(queue, 1, "pool"));
        queues.forEach(queue -> cell.submit(AJob.anArrayOf(1_000, "array in " + queue).in(queue)));
        Instant first = cell.now();
        cell.core().lookAtFronts(first);
        Instant second = first.plusSeconds(1);
        cell.core().lookAtFronts(second);

        cell.pass(Duration.ofSeconds(5));
        List<Instant> since = queues.stream().map(this::front).map(front -> front.first().getLast().since()).toList();
        assertThat(since).filteredOn(first::equals).hasSize(20);
        assertThat(since).filteredOn(second::equals).hasSize(5);
    }

    @Test
    void in_a_fair_share_queue_the_shares_take_turns() {
        cell.receive(new SchedulingPolicyDefined(POLICY, "uuid", 1, Duration.ofHours(1), 0, List.of()),
                AQueue.named("main").sharedBy(POLICY).definition());
        JobId running = cell.submit(AJob.named("running").ofShare("red"));
        cell.launchAll();
        JobId red = cell.submit(AJob.anArrayOf(3, "red").ofShare("red"));
        JobId blue = cell.submit(AJob.anArrayOf(2, "blue").ofShare("blue"));

        assertThat(jobs()).containsExactly(blue.child(0), blue.child(1), red.child(0), red.child(1), red.child(2));
        QueueFront.Shares shares = front().shares().orElseThrow();
        assertThat(shares.active()).isEqualTo(2);
        assertThat(shares.holders()).containsExactly(new Holder("red", 1_000));
        assertThat(cell.liveAttempt(running)).isNotNull();
    }

    @Test
    void each_that_would_start_counts_for_its_share_before_the_next_is_found() {
        cell.receive(new SchedulingPolicyDefined(POLICY, "uuid", 1, Duration.ofHours(1), 0, List.of()),
                AQueue.named("main").sharedBy(POLICY).definition());
        JobId red = cell.submit(AJob.anArrayOf(2, "red").ofShare("red"));
        JobId blue = cell.submit(AJob.anArrayOf(2, "blue").ofShare("blue"));

        assertThat(jobs()).containsExactly(blue.child(0), red.child(0), blue.child(1), red.child(1));
    }

    @Test
    void a_queue_that_is_not_known_is_empty() {
        assertThat(cell.core().front(new FrontOf("q", 0, AJob.queue("nobody")), cell.now()).first()).isEmpty();
    }

    private List<JobId> jobs() {
        return front().first().stream().map(InFront::job).toList();
    }

    private QueueFront front() {
        return front("main");
    }

    private QueueFront front(String queue) {
        return cell.core().front(new FrontOf("q", 0, AJob.queue(queue)), cell.now());
    }
}
