package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.NodeSeat;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

/** Multi-node jobs. */
class GangsTest {

    private final TestCell cell = TestCell.withVcpus(6);

    @Test
    void all_nodes_get_a_place_at_once_each_on_an_instance_of_its_own() {
        JobId job = placed(AJob.named("job").nodes(3, 0).needing(2, 100));

        assertThat(List.of(job.node(0), job.node(1), job.node(2))).extracting(node -> cell.status(node).status())
                .containsOnly(STARTING);
        assertThat(List.of(job.node(0), job.node(1), job.node(2))).extracting(cell::instanceOf).doesNotHaveDuplicates();
        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING);
    }

    @Test
    void the_main_node_begins_and_the_others_follow_with_its_address() {
        JobId job = placed(AJob.named("job").nodes(3, 1));
        assertThat(cell.take(JobPlaced.class)).singleElement().satisfies(placed -> {
            assertThat(placed.attempt()).isEqualTo(new AttemptId(job.node(1), 1));
            assertThat(placed.node()).contains(new NodeSeat(3, 1, 1, Optional.empty()));
        });

        cell.runsAt(job.node(1), "10.0.0.7");
        assertThat(cell.take(JobPlaced.class)).extracting(placed -> placed.node().orElseThrow()).containsExactly(
                new NodeSeat(3, 0, 1, Optional.of("10.0.0.7")), new NodeSeat(3, 2, 1, Optional.of("10.0.0.7")));
        assertThat(cell.status(job).status()).isEqualTo(RUNNING);
    }

    @Test
    void the_job_has_the_end_of_its_main_node_which_stops_the_others() {
        JobId job = running(AJob.named("job").nodes(3, 0));
        cell.exits(job.node(0), 0);
        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING, RUNNING, SUCCEEDED);
        assertThat(cell.path(job.node(0))).isEqualTo(cell.path(job));
        assertThat(cell.take(JobStopRequested.class)).extracting(stop -> stop.attempt().job()).containsExactly(job.node(1),
                job.node(2));

        cell.exits(job.node(1), 143);
        assertThat(cell.path(job.node(1))).containsExactly(STARTING, RUNNING, FAILED);
        assertThat(cell.status(job).attempts()).hasSize(1);
    }

    @Test
    void the_end_or_the_loss_of_another_node_means_nothing_to_the_rest() {
        JobId job = running(AJob.named("job").nodes(3, 0).attempts(2));
        cell.exits(job.node(1), 1);
        cell.loseInstance(cell.instanceOf(job.node(2)));
        assertThat(cell.status(job.node(1)).status()).isEqualTo(FAILED);
        assertThat(cell.status(job.node(2)).statusReason().orElseThrow()).startsWith("Host EC2");
        assertThat(cell.status(job).status()).isEqualTo(RUNNING);

        cell.exits(job.node(0), 0);
        assertThat(cell.status(job).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void a_main_node_that_fails_is_retried_with_all_nodes_once_the_others_have_stopped() {
        JobId job = running(AJob.named("job").nodes(3, 0).attempts(2).needing(2, 100));
        cell.exits(job.node(1), 0);
        cell.exits(job.node(0), 1);
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);
        assertThat(cell.status(job.node(1)).status()).isEqualTo(RUNNABLE);

        cell.exits(job.node(2), 143);
        assertThat(cell.path(job.node(2))).containsExactly(STARTING, RUNNING, RUNNABLE, STARTING);
        assertThat(cell.take(JobPlaced.class)).last()
                .satisfies(placed -> assertThat(placed.attempt()).isEqualTo(new AttemptId(job.node(0), 2)));
    }

    @Test
    void a_main_node_that_loses_its_host_is_an_attempt_that_failed() {
        JobId job = running(AJob.named("job").nodes(2, 0));
        cell.loseInstance(cell.instanceOf(job));

        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason().orElseThrow()).startsWith("Host EC2");
        assertThat(cell.take(JobStopRequested.class)).extracting(stop -> stop.attempt().job()).contains(job.node(1));
    }

    @Test
    void terminating_a_job_stops_every_node() {
        JobId job = running(AJob.named("job").nodes(3, 0).attempts(3));
        cell.terminate(job, "not wanted");
        assertThat(cell.take(JobStopRequested.class)).hasSize(3);

        cell.exits(job.node(0), 143);
        cell.exits(job.node(1), 143);
        cell.exits(job.node(2), 0);
        assertThat(List.of(job, job.node(1), job.node(2))).extracting(id -> cell.status(id).statusReason().orElseThrow())
                .containsOnly("not wanted");
        assertThat(cell.status(job.node(2)).status()).isEqualTo(FAILED);
    }

    @Test
    void the_timeout_is_that_of_the_whole_job() {
        JobId job = running(AJob.named("job").nodes(2, 0).attempts(3).timeout(Duration.ofSeconds(60)));
        cell.pass(Duration.ofSeconds(60));
        assertThat(cell.take(JobStopRequested.class)).hasSize(2);

        cell.exits(job.node(0), 137);
        assertThat(cell.status(job).statusReason()).contains("Job attempt duration exceeded timeout");
    }

    @Test
    void a_job_that_was_tried_and_is_cancelled_before_it_is_tried_again_takes_its_nodes_with_it() {
        JobId job = running(AJob.named("job").nodes(2, 0).attempts(2));
        cell.exits(job.node(0), 1);
        cell.cancel(job, "not wanted");
        assertThat(cell.status(job).status()).isEqualTo(FAILED);

        cell.exits(job.node(1), 143);
        assertThat(cell.status(job.node(1)).status()).isEqualTo(FAILED);
    }

    @Test
    void a_job_that_does_not_fit_as_a_whole_starts_no_node_and_says_why() {
        cell.submit(AJob.named("other").needing(2, 100));
        cell.launchAll();
        cell.placed();
        JobId job = placed(AJob.named("job").nodes(3, 0).needing(2, 100));

        assertThat(cell.placed()).isEmpty();
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);
        assertThat(cell.why(job)).contains("needs 3 instances at once");
    }

    @Test
    void a_job_that_can_never_fit_as_a_whole_says_so_at_once() {
        JobId job = cell.submit(AJob.named("job").nodes(4, 0).needing(2, 100));

        assertThat(cell.status(job).statusReason().orElseThrow())
                .startsWith("MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - needs 8 vCPUs");
    }

    @Test
    void a_job_that_all_hosts_together_cannot_hold_says_so_until_there_is_one_more() {
        cell.defineEnvironment("pool", 0, 64);
        cell.receive(new HostPoolChanged(Resources.of(8, 8_000), Resources.NONE, Resources.of(8, 8_000)));
        cell.submit(AJob.named("first"));
        JobId job = cell.submit(AJob.named("job").nodes(2, 0).needing(8, 100));
        assertThat(cell.status(job).statusReason().orElseThrow()).startsWith("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT");

        cell.receive(new HostPoolChanged(Resources.of(8, 8_000), Resources.NONE, Resources.of(16, 16_000)));
        assertThat(cell.status(job).statusReason()).isEmpty();
    }

    @Test
    void a_job_that_needs_more_than_can_be_counted_can_never_run_and_harms_nobody() {
        JobId first = running(AJob.named("first"));
        JobId vast = cell.submit(AJob.named("vast").nodes(1_000, 0).needing(1_000_000, 100).gpus(999_999_999).after("first"));
        cell.exits(first, 0);

        assertThat(cell.status(first).status()).isEqualTo(SUCCEEDED);
        assertThat(cell.status(vast).status()).isEqualTo(RUNNABLE);
        assertThat(cell.status(vast).statusReason().orElseThrow())
                .startsWith("MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE");
    }

    @Test
    void an_instance_that_has_come_is_kept_while_the_others_are_on_their_way() {
        cell.submit(AJob.named("job").nodes(2, 0));
        cell.launchAll();
        cell.pass(Duration.ofSeconds(30));
        assertThat(cell.take(InstanceReleased.class)).isEmpty();

        cell.launchAll();
        assertThat(cell.placed()).hasSize(1);
    }

    @Test
    void an_instance_that_has_come_is_not_given_back_for_the_sake_of_a_queue_of_lower_priority() {
        cell.defineQueue("low", 0, "pool");
        cell.defineEnvironment("pool", 0, 16);
        cell.receive(new HostPoolChanged(Resources.of(8, 8_000), Resources.of(4, 4_000), Resources.of(8, 8_000)));
        cell.submit(AJob.named("job").nodes(2, 0).needing(2, 100));
        cell.submit(AJob.named("large").in("low").needing(7, 100));
        cell.launchAll();
        assertThat(cell.take(InstanceReleased.class)).isEmpty();

        cell.launchAll();
        assertThat(cell.placed()).hasSize(1);
    }

    @Test
    void an_idle_instance_in_whose_place_several_nodes_might_have_room_is_given_back() {
        cell.defineEnvironment("pool", 0, 16);
        JobId wide = cell.submit(AJob.named("wide").needing(8, 100));
        cell.launchAll();
        cell.defineEnvironment("pool", 2, 16);
        cell.receive(new HostPoolChanged(Resources.of(8, 8_000), Resources.of(0, 7_900), Resources.of(8, 8_000)));
        cell.exits(wide, 0);
        cell.submit(AJob.named("job").nodes(3, 0));

        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
    }

    @Test
    void a_node_that_is_terminated_before_its_main_node_runs_never_does() {
        JobId job = placed(AJob.named("job").nodes(3, 0));
        cell.placed();
        cell.terminate(job.node(1), "not wanted");
        assertThat(cell.take(JobStopRequested.class)).isEmpty();
        assertThat(cell.status(job.node(1)).status()).isEqualTo(FAILED);

        cell.runs(job.node(0));
        assertThat(cell.placed()).containsExactly(job.node(2));
    }

    @Test
    void an_executor_that_restarts_is_not_given_nodes_whose_main_node_does_not_run() {
        JobId job = placed(AJob.named("job").nodes(2, 0));
        cell.placed();
        cell.executorStarts("second");

        assertThat(cell.placed()).containsExactly(job.node(0));
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        for (int i = 0; i < 4; i++) {
            cell.launchAll();
        }
        return id;
    }

    private JobId running(AJob job) {
        JobId id = placed(job);
        JobId main = cell.take(JobPlaced.class).getFirst().attempt().job();
        cell.runs(main);
        cell.take(JobPlaced.class).forEach(placed -> cell.runs(placed.attempt().job()));
        return id;
    }
}
