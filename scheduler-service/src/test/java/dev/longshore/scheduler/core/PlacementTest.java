package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceInterrupted;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class PlacementTest {

    @Test
    void a_smaller_instance_is_acceptable_down_to_one_for_the_first_in_line_alone() {
        TestCell cell = TestCell.withVcpus(16);
        cell.submit(AJob.anArrayOf(5, "array"));

        assertThat(cell.take(InstanceRequested.class).getFirst().acceptable()).extracting(InstanceShape::resources)
                .containsExactly(Resources.of(5, 500), Resources.of(4, 400), Resources.of(2, 200), Resources.of(1, 100));
    }

    @Test
    void a_queue_of_higher_priority_is_served_first() {
        TestCell cell = TestCell.withVcpus(1);
        cell.defineQueue("urgent", 10, "pool");
        JobId first = cell.submit(AJob.named("first"));
        cell.launchAll();
        JobId second = cell.submit(AJob.named("second"));
        JobId urgent = cell.submit(AJob.named("urgent").in("urgent"));
        cell.exits(first, 0);

        assertThat(cell.placed()).containsExactly(first, urgent);
        assertThat(cell.status(second).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void who_is_first_in_line_is_not_passed_by_a_smaller_job() {
        TestCell cell = TestCell.withVcpus(4);
        JobId running = cell.submit(AJob.named("running").needing(2, 100));
        cell.launchAll();
        cell.submit(AJob.named("large").needing(4, 100));
        JobId small = cell.submit(AJob.named("small"));

        assertThat(cell.status(small).status()).isEqualTo(RUNNABLE);
        assertThat(cell.take(InstanceRequested.class)).isEmpty();
        assertThat(cell.why(small)).contains("1 job is ahead");
        assertThat(cell.status(running).status()).isEqualTo(STARTING);
    }

    @Test
    void a_job_that_can_never_fit_says_so_at_once_and_blocks_nobody() {
        TestCell cell = TestCell.withVcpus(4);
        JobId giant = cell.submit(AJob.named("giant").needing(8, 100));
        JobId small = cell.submit(AJob.named("small"));
        cell.launchAll();

        assertThat(cell.status(giant).statusReason())
                .contains("MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - needs 8 vCPUs;"
                        + " the largest compute environment of its queue, pool, may have at most 4 vCPUs");
        assertThat(cell.status(small).status()).isEqualTo(STARTING);
    }

    @Test
    void a_job_that_no_host_can_hold_says_so_until_a_host_comes_that_can() {
        TestCell cell = TestCell.withVcpus(100);
        JobId giant = cell.submit(AJob.named("giant").needing(4, 100_000));
        assertThat(cell.status(giant).statusReason().orElseThrow()).startsWith("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT");

        cell.hosts(Resources.of(64, 128_000));
        assertThat(cell.status(giant).statusReason()).isEmpty();
        cell.launchAll();
        assertThat(cell.status(giant).status()).isEqualTo(STARTING);
    }

    @Test
    void the_fullest_instance_that_has_room_is_taken() {
        TestCell cell = TestCell.withVcpus(16);
        JobId large = cell.submit(AJob.named("large").needing(4, 400));
        cell.launchAll();
        JobId small = cell.submit(AJob.named("small").needing(2, 200));
        cell.launchAll();
        cell.exits(large, 0);
        cell.exits(small, 0);
        JobId next = cell.submit(AJob.named("next"));

        assertThat(cell.instanceOf(next)).isEqualTo(cell.instanceOf(small));
    }

    @Test
    void environments_are_tried_in_the_queue_s_order() {
        TestCell cell = TestCell.withVcpus(1);
        cell.defineEnvironment("overflow", 0, 8);
        cell.defineQueue("both", 1, "pool", "overflow");
        cell.submit(AJob.named("first").in("both"));
        cell.submit(AJob.named("second").in("both"));

        assertThat(cell.take(InstanceRequested.class)).extracting(InstanceRequested::computeEnvironment)
                .containsExactly(TestCell.environment("pool"), TestCell.environment("overflow"));
    }

    @Test
    void a_disabled_environment_gets_nothing_new() {
        TestCell cell = TestCell.withVcpus(4);
        cell.defineEnvironment("pool", 0, 4, false);
        JobId job = cell.submit(AJob.named("a"));

        assertThat(cell.take(InstanceRequested.class)).isEmpty();
        assertThat(cell.why(job)).isEqualTo("needs 1 vCPU, 100 MiB; compute environment pool is disabled");
    }

    @Test
    void nothing_new_is_placed_on_an_instance_that_will_be_taken_away() {
        TestCell cell = TestCell.withVcpus(4);
        JobId job = cell.submit(AJob.named("a"));
        cell.launchAll();
        cell.receive(new InstanceInterrupted(cell.instanceOf(job), cell.now().plusSeconds(120)));
        cell.exits(job, 0);
        cell.submit(AJob.named("b"));

        assertThat(cell.take(InstanceRequested.class)).hasSize(1);
    }

    @Test
    void an_environment_keeps_its_minimum_even_when_idle() {
        TestCell cell = TestCell.withVcpus(4);
        cell.defineEnvironment("warm", 2, 8);
        cell.launchAll();
        assertThat(cell.core().census().instances()).containsKey(TestCell.environment("warm"));

        cell.pass(Duration.ofHours(1));

        assertThat(cell.take(InstanceReleased.class)).isEmpty();
    }

    @Test
    void idle_instances_that_stand_in_the_way_of_the_first_in_line_are_given_back_at_once() {
        TestCell cell = TestCell.withVcpus(4);
        JobId small = cell.submit(AJob.named("small").needing(2, 100));
        cell.launchAll();
        cell.exits(small, 0);
        JobId large = cell.submit(AJob.named("large").needing(4, 100));
        cell.confirmReleases();
        cell.launchAll();

        assertThat(cell.status(large).status()).isEqualTo(STARTING);
    }

    @Test
    void an_idle_instance_that_is_larger_than_the_minimum_is_given_back_when_hosts_are_taken() {
        TestCell cell = TestCell.withVcpus(16);
        JobId small = cell.submit(AJob.named("small").needing(4, 100));
        cell.launchAll();
        cell.defineEnvironment("pool", 2, 16);
        cell.exits(small, 0);
        cell.pass(Duration.ofHours(1));
        assertThat(cell.take(InstanceReleased.class)).isEmpty();

        cell.receive(new HostPoolChanged(Resources.of(8, 8_000), Resources.of(4, 4_000), Resources.of(8, 8_000)));
        cell.submit(AJob.named("large").needing(6, 100));

        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
    }

    @Test
    void a_minimum_makes_way_for_who_is_first_in_line_and_needs_the_whole_host() {
        TestCell cell = TestCell.withVcpus(16);
        cell.defineEnvironment("pool", 2, 16);
        cell.launchAll();
        cell.receive(new HostPoolChanged(Resources.of(8, 8_000), Resources.of(6, 6_000), Resources.of(8, 8_000)));
        JobId large = cell.submit(AJob.named("large").needing(8, 100));
        cell.loseInstance(cell.take(InstanceReleased.class).getFirst().instance());
        assertThat(cell.take(InstanceRequested.class)).isEmpty();

        cell.hosts(Resources.of(8, 8_000));
        cell.launchAll();
        assertThat(cell.status(large).status()).isEqualTo(STARTING);
    }

    @Test
    void no_minimum_keeps_gpus_that_somebody_waits_for() {
        Resources host = new Resources(Vcpus.of(8), new MemoryMib(8_000), new Gpus(2));
        TestCell cell = TestCell.withVcpus(16);
        cell.hosts(host);
        JobId first = cell.submit(AJob.named("first").needing(2, 100).gpus(2));
        cell.launchAll();
        cell.defineEnvironment("pool", 2, 16);
        cell.exits(first, 0);
        cell.receive(new HostPoolChanged(host, Resources.of(6, 7_900), host));
        cell.submit(AJob.named("second").needing(3, 100).gpus(2));

        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
    }

    @Test
    void idle_instances_are_given_back_when_a_launch_has_failed_that_they_may_stand_in_the_way_of() {
        TestCell cell = TestCell.withVcpus(16);
        JobId small = cell.submit(AJob.named("small").needing(2, 100));
        cell.launchAll();
        cell.exits(small, 0);
        cell.submit(AJob.named("large").needing(4, 100));
        InstanceRequested request = cell.take(InstanceRequested.class).getFirst();
        cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));

        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
    }

    @Test
    void a_minimum_stays_where_the_launch_of_another_environment_has_failed() {
        TestCell cell = TestCell.withVcpus(16);
        cell.defineEnvironment("warm", 2, 8);
        cell.launchAll();
        cell.submit(AJob.named("large").needing(4, 100));
        InstanceRequested request = cell.take(InstanceRequested.class).getFirst();
        cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));

        assertThat(cell.take(InstanceReleased.class)).isEmpty();
    }

    @Test
    void a_minimum_makes_way_where_launches_fail_again_and_again_and_comes_back_when_one_succeeds() {
        TestCell cell = TestCell.withVcpus(16);
        cell.defineEnvironment("warm", 2, 8);
        cell.launchAll();
        cell.submit(AJob.named("large").needing(4, 100));
        for (int failures = 1; failures <= 3; failures++) {
            assertThat(cell.take(InstanceReleased.class)).isEmpty();
            InstanceRequested request = cell.take(InstanceRequested.class).getFirst();
            cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));
            cell.pass(Duration.ofMinutes(1));
        }
        InstanceReleased released = cell.take(InstanceReleased.class).getFirst();
        cell.receive(new InstanceTerminated(released.instance(), "released"));
        List<InstanceRequested> requests = cell.take(InstanceRequested.class);
        assertThat(requests).extracting(request -> request.computeEnvironment().name()).containsExactly("pool");

        cell.launch(requests.getFirst());
        assertThat(cell.take(InstanceRequested.class)).extracting(request -> request.computeEnvironment().name())
                .contains("warm");
    }

    @Test
    void a_launch_that_failed_is_tried_again_after_a_pause_and_the_job_says_why_it_waits() {
        TestCell cell = TestCell.withVcpus(4);
        JobId job = cell.submit(AJob.named("a"));
        InstanceRequested request = cell.take(InstanceRequested.class).getFirst();
        cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));
        assertThat(cell.take(InstanceRequested.class)).isEmpty();
        assertThat(cell.status(job).statusReason()).contains("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - needs 1 vCPU, 100 MiB;"
                + " compute environment pool could not launch an instance: no host has room");

        cell.pass(Duration.ofSeconds(5));
        assertThat(cell.take(InstanceRequested.class)).hasSize(1);
    }

    @Test
    void a_launch_that_failed_is_tried_again_when_the_hosts_have_changed() {
        TestCell cell = TestCell.withVcpus(4);
        cell.submit(AJob.named("a"));
        InstanceRequested request = cell.take(InstanceRequested.class).getFirst();
        cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));
        cell.hosts(Resources.of(32, 32_000));

        assertThat(cell.take(InstanceRequested.class)).hasSize(1);
    }

    @Test
    void no_more_is_asked_for_than_the_largest_free_part_of_a_host() {
        TestCell cell = TestCell.withVcpus(16);
        cell.hosts(Resources.of(3, 1_000));
        cell.submit(AJob.anArrayOf(10, "array"));

        assertThat(cell.take(InstanceRequested.class)).singleElement().satisfies(
                request -> assertThat(request.acceptable().getFirst().resources()).isEqualTo(Resources.of(3, 300)));
    }
}
