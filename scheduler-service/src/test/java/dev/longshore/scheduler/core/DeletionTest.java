package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.DeletedResource;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.SharePolicy;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

class DeletionTest {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final TestCell cell = TestCell.withVcpus(2);

    /** How each kind of resource is defined. */
    @FunctionalInterface
    interface Kind {

        ResourceDefinition defined(String uuid, long revision);
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                (uuid, revision) -> new JobQueueDefined(AJob.queue("other"), uuid, revision, 0, true, 1,
                        List.of(TestCell.environment("pool"))),
                (uuid, revision) -> new ComputeEnvironmentDefined(TestCell.environment("other"), uuid, revision, 0, true,
                        Vcpus.ZERO, Vcpus.of(1), List.of()),
                (uuid, revision) -> new SchedulingPolicyDefined(arn("scheduling-policy"), uuid, revision, Duration.ZERO, 0,
                        List.of()),
                (uuid, revision) -> new ConsumableResourceDefined(arn("consumable-resource"), uuid, revision, 0, 5, true));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_said_late_of_a_deleted_resource_does_not_bring_it_back(Kind kind) {
        cell.receive(kind.defined("u-1", 2));
        cell.receive(deletionOf(kind, "u-1", 3));

        cell.receive(kind.defined("u-1", 1));
        cell.receive(kind.defined("u-1", 2));

        assertThat(definitions("other")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nor_when_the_deletion_is_all_that_was_heard_of_it_before(Kind kind) {
        cell.receive(deletionOf(kind, "u-1", 3), kind.defined("u-1", 2));

        assertThat(definitions("other")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_new_one_of_the_same_name_stays_whatever_is_said_late_of_the_one_before(Kind kind) {
        cell.receive(kind.defined("u-1", 2), deletionOf(kind, "u-1", 3), kind.defined("u-2", 1));

        cell.receive(kind.defined("u-1", 2), deletionOf(kind, "u-1", 3));

        assertThat(definitions("other")).containsExactly(kind.defined("u-2", 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_new_one_tells_that_the_one_before_is_no_more(Kind kind) {
        cell.receive(kind.defined("u-1", 2), kind.defined("u-2", 1));

        cell.receive(kind.defined("u-1", 2));

        assertThat(definitions("other")).containsExactly(kind.defined("u-2", 1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_deletion_that_was_taken_back_counts_no_more_not_even_late(Kind kind) {
        cell.receive(kind.defined("u-1", 2), deletionOf(kind, "u-1", 3), kind.defined("u-1", 4));
        assertThat(definitions("other")).containsExactly(kind.defined("u-1", 4));

        cell.receive(deletionOf(kind, "u-1", 3));
        assertThat(definitions("other")).containsExactly(kind.defined("u-1", 4));
    }

    @Test
    void a_queue_is_gone_when_its_last_job_has_ended() {
        JobId running = cell.submit(AJob.named("running"));
        cell.submit(AJob.anArrayOf(3, "array"));
        cell.launchAll();
        assertThat(ends()).isEmpty();

        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        cell.pass(Duration.ofSeconds(1));
        assertThat(ends()).as("one still runs").isEmpty();

        cell.exits(running, 143);
        cell.exits(AJob.named("array").id().child(0), 143);
        assertThat(ends()).containsExactly(new ResourceStatusChanged(AJob.MAIN_QUEUE, "uuid", 2, ResourceStatus.DELETED, ""));
    }

    @Test
    void the_jobs_of_a_large_queue_are_ended_some_at_a_time() {
        List<JobId> jobs = IntStream.range(0, 4_001).mapToObj(i -> cell.submit(AJob.named("job " + i))).toList();

        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        assertThat(ended(jobs)).isEqualTo(2_000);
        assertThat(cell.core().nextDue()).contains(cell.now().plusMillis(1));
        cell.pass(Duration.ofMillis(1));
        assertThat(ended(jobs)).isEqualTo(4_000);
        assertThat(ends()).isEmpty();

        cell.pass(Duration.ofMillis(1));
        assertThat(ended(jobs)).isEqualTo(4_001);
        assertThat(ends()).hasSize(1);
    }

    @Test
    void jobs_of_a_new_queue_of_the_same_name_are_not_ended_with_those_of_the_one_before() {
        IntStream.range(0, 2_001).forEach(i -> cell.submit(AJob.named("job " + i)));
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0),
                new JobQueueDefined(AJob.MAIN_QUEUE, "u-2", 1, 0, true, 1, List.of(TestCell.environment("pool"))));
        JobId next = cell.submit(AJob.named("of the new one"));

        cell.pass(Duration.ofMillis(1));
        assertThat(cell.status(next).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void none_that_waits_for_another_fails_because_of_it() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first"));

        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));

        assertThat(cell.status(first).statusReason()).contains("JobQueue deleted");
        assertThat(cell.status(second).statusReason()).contains("JobQueue deleted");
    }

    @Test
    void of_several_queues_that_go_at_once_one_goes_after_the_other() {
        List<String> queues = List.of("a", "b", "c");
        queues.forEach(queue -> cell.defineQueue(queue, 1, "pool"));
        List<JobId> jobs = queues.stream().flatMap(queue -> IntStream.range(0, 10)
                .mapToObj(i -> cell.submit(AJob.named(queue + i).in(queue)))).toList();

        cell.receive(queues.stream().map(queue -> new ResourceDeleted(AJob.queue(queue), "uuid", 2, 0))
                .toArray(ResourceDeleted[]::new));
        assertThat(ended(jobs)).isEqualTo(10);
        assertThat(ends()).extracting(ResourceStatusChanged::arn).containsExactly(AJob.queue("a"));

        cell.pass(Duration.ofSeconds(1));
        assertThat(ended(jobs)).isEqualTo(20);
        cell.pass(Duration.ofSeconds(1));
        assertThat(ended(jobs)).isEqualTo(30);
        assertThat(ends()).hasSize(2);
        cell.pass(Duration.ofSeconds(1));
        assertThat(cell.receive().effects()).as("nothing is left to do").isEmpty();
    }

    @Test
    void children_that_are_told_of_one_by_one_count_towards_the_many_that_are_ended_at_a_time() {
        TestCell large = TestCell.withVcpus(4_000);
        large.hosts(Resources.of(4_000, 16_000_000));
        large.submit(AJob.anArrayOf(2_000, "early"));
        large.submit(AJob.anArrayOf(2_000, "late"));
        large.launchAll();
        assertThat(large.placed()).hasSize(4_000);

        large.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        assertThat(large.take(JobStopRequested.class)).hasSize(2_000);
        large.pass(Duration.ofMillis(1));
        assertThat(large.take(JobStopRequested.class)).hasSize(2_000);
    }

    @Test
    void the_jobs_of_a_queue_of_which_nothing_was_heard_but_its_deletion_are_ended() {
        JobId job = cell.submit(AJob.named("lost").in("never"));

        cell.receive(new ResourceDeleted(AJob.queue("never"), "u-1", 2, 0));

        assertThat(cell.status(job).statusReason()).contains("JobQueue deleted");
        assertThat(ends()).hasSize(1);
    }

    @Test
    void a_job_that_comes_after_the_deletion_of_a_queue_of_which_nothing_else_was_heard_does_not_wait_for_ever() {
        cell.receive(new ResourceDeleted(AJob.queue("never"), "u-1", 2, 0));

        JobId late = cell.submit(AJob.named("late").in("never"));
        assertThat(cell.status(late).statusReason()).contains("JobQueue deleted");

        cell.receive(AQueue.named("never").definition());
        JobId anew = cell.submit(AJob.named("anew").in("never"));
        assertThat(cell.status(anew).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void what_is_said_late_of_a_deleted_queue_does_not_concern_the_jobs_of_a_new_one_that_is_not_known_yet() {
        cell.receive(new ResourceDeleted(AJob.queue("never"), "u-1", 2, 0));
        cell.pass(Duration.ofHours(1));
        cell.receive(new ResourceDeleted(AJob.queue("never"), "u-1", 2, 0));

        JobId early = cell.submit(AJob.named("early").in("never"));
        assertThat(cell.status(early).status()).isEqualTo(RUNNABLE);
    }

    private long ended(List<JobId> jobs) {
        return jobs.stream().filter(job -> cell.status(job).status() == FAILED).count();
    }

    @Test
    void the_end_of_a_queue_is_told_again_whenever_it_is_deleted_again() {
        ResourceDeleted deletion = new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0);
        cell.receive(deletion);
        assertThat(ends()).hasSize(1);
        cell.pass(Duration.ofSeconds(1));
        assertThat(ends()).isEmpty();

        cell.receive(deletion);
        assertThat(ends()).hasSize(1);
    }

    @Test
    void what_was_never_heard_of_is_gone_at_once_unless_it_is_of_another_cell() {
        cell.receive(new ResourceDeleted(AJob.queue("never"), "u-1", 2, 0));
        cell.receive(new ResourceDeleted(AJob.queue("elsewhere"), "u-1", 2, 1));
        cell.receive(new ResourceDeleted(arn("scheduling-policy"), "u-1", 2, 0));

        assertThat(ends()).extracting(ResourceStatusChanged::arn).containsExactly(AJob.queue("never"));
    }

    @Test
    void what_comes_to_a_queue_that_is_going_fails_even_if_its_clock_is_ahead() {
        cell.submit(AJob.named("running"));
        cell.launchAll();
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));

        JobId late = AJob.named("late").id();
        cell.receive(AJob.named("late").submittedAt(cell.now().plusSeconds(3)));

        assertThat(cell.status(late).status()).isEqualTo(FAILED);
        assertThat(cell.status(late).statusReason()).contains("JobQueue deleted");
    }

    @Test
    void an_environment_is_gone_when_its_last_instance_is_and_gives_it_back_as_soon_as_no_job_is_on_it() {
        JobId job = cell.submit(AJob.named("running"));
        cell.launchAll();
        cell.receive(new ResourceDeleted(TestCell.environment("pool"), "uuid", 2, 0));
        assertThat(cell.take(InstanceReleased.class)).as("a job is on it").isEmpty();

        cell.exits(job, 0);
        assertThat(ends()).as("nobody has confirmed that the instance is gone").isEmpty();
        cell.confirmReleases();
        assertThat(ends()).extracting(ResourceStatusChanged::arn).containsExactly(TestCell.environment("pool"));
    }

    @Test
    void the_instances_of_a_new_environment_of_the_same_name_are_not_what_is_left_of_the_one_before() {
        cell.receive(new ResourceDeleted(TestCell.environment("pool"), "uuid", 2, 0), poolAnew());
        cell.submit(AJob.named("running"));
        cell.launchAll();
        ends();

        cell.receive(new ResourceDeleted(TestCell.environment("pool"), "uuid", 2, 0));

        assertThat(ends()).extracting(ResourceStatusChanged::uuid).containsExactly("uuid");
    }

    private static ComputeEnvironmentDefined poolAnew() {
        return new ComputeEnvironmentDefined(TestCell.environment("pool"), "u-2", 1, 0, true, Vcpus.ZERO, Vcpus.of(2),
                List.of("optimal"));
    }

    @Test
    void a_deletion_is_remembered_for_a_day_and_until_all_is_gone() {
        cell.submit(AJob.named("running"));
        cell.launchAll();
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0), new ResourceDeleted(AJob.queue("never"), "u", 2, 0));
        cell.pass(REMEMBERED.minusSeconds(1));
        assertThat(deletions()).containsExactlyInAnyOrder("main", "never");

        cell.pass(Duration.ofSeconds(1));
        assertThat(deletions()).containsExactly("main");
    }

    private List<String> deletions() {
        return cell.entities().filter(DeletedResource.class::isInstance)
                .map(entity -> ((DeletedResource) entity).arn().name()).toList();
    }

    private List<ResourceStatusChanged> ends() {
        return cell.take(ResourceStatusChanged.class).stream().filter(said -> said.status() == ResourceStatus.DELETED).toList();
    }

    private List<ResourceDefinition> definitions(String name) {
        return cell.entities().<ResourceDefinition>mapMulti((entity, found) -> {
            switch (entity) {
                case Queue queue -> found.accept(queue.definition());
                case Environment environment -> found.accept(environment.definition());
                case SharePolicy policy -> found.accept(policy.definition());
                case Consumable consumable -> found.accept(consumable.definition());
                default -> {
                }
            }
        }).filter(definition -> definition.arn().name().equals(name)).toList();
    }

    private static ResourceDeleted deletionOf(Kind kind, String uuid, long revision) {
        return new ResourceDeleted(kind.defined(uuid, revision).arn(), uuid, revision, 0);
    }

    private static Arn arn(String kind) {
        return Arn.batch("us-east-1", "123456789012", kind, "other");
    }
}
