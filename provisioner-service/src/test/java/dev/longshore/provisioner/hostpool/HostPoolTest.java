package dev.longshore.provisioner.hostpool;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;

import static dev.longshore.contracts.capacity.Resources.of;
import static dev.longshore.provisioner.hostpool.Pool.ENVIRONMENT;
import static dev.longshore.provisioner.hostpool.Pool.instance;
import static dev.longshore.provisioner.hostpool.Pool.registration;
import static dev.longshore.provisioner.hostpool.Pool.release;
import static dev.longshore.provisioner.hostpool.Pool.request;
import static org.assertj.core.api.Assertions.assertThat;

class HostPoolTest {

    private Pool hosts;

    @BeforeEach
    void anEmptyPool() {
        hosts = new Pool();
    }

    @Test
    void a_slice_is_cut_to_measure_and_its_executor_and_engine_are_named() {
        hosts.register("engine", "executor", of(16, 32_000));

        assertThat(hosts.ask(request(1, of(4, 8_000)))).isEqualTo(new InstanceReady(instance(1), ENVIRONMENT,
                new ExecutorId("executor"), new EngineId("engine"), new InstanceShape("host", of(4, 8_000))));
        assertThat(hosts.pool.summary().largestFree()).isEqualTo(of(12, 24_000));
    }

    @Test
    void the_fullest_host_that_has_room_is_taken_so_that_large_slices_still_fit_elsewhere() {
        hosts.register("large", "a", of(16, 32_000));
        hosts.register("small", "b", of(4, 8_000));

        assertThat(hosts.engineFor(request(1, of(2, 1_000)))).isEqualTo("small");
        assertThat(hosts.engineFor(request(2, of(3, 1_000)))).isEqualTo("large");
        assertThat(hosts.engineFor(request(3, of(2, 1_000)))).isEqualTo("small");
        assertThat(hosts.engineFor(request(4, of(1, 1_000)))).isEqualTo("large");
    }

    @Test
    void the_first_acceptable_shape_that_fits_somewhere_is_taken() {
        hosts.register("engine", "executor", of(4, 8_000));

        InstanceReady ready = (InstanceReady) hosts.ask(request(1, of(8, 1_000), of(3, 1_000), of(1, 1_000)));

        assertThat(ready.shape().resources()).isEqualTo(of(3, 1_000));
    }

    @Test
    void a_repeated_request_gets_the_first_answer_and_takes_nothing_more() {
        hosts.register("engine", "executor", of(4, 8_000));
        var first = hosts.ask(request(1, of(2, 4_000)));

        assertThat(hosts.ask(request(1, of(2, 4_000)))).isEqualTo(first);
        assertThat(hosts.pool.summary().largestFree()).isEqualTo(of(2, 4_000));
    }

    @Test
    void a_slice_given_back_leaves_room_and_is_gone_and_so_is_one_that_never_was() {
        hosts.register("engine", "executor", of(4, 8_000));
        hosts.ask(request(1, of(4, 8_000)));

        assertThat(hosts.ask(release(1))).isInstanceOf(InstanceTerminated.class);
        assertThat(hosts.pool.summary().largestFree()).isEqualTo(of(4, 8_000));
        assertThat(hosts.ask(release(1))).isInstanceOf(InstanceTerminated.class);
        assertThat(hosts.ask(release(7))).isInstanceOf(InstanceTerminated.class);
    }

    @Test
    void capacity_counts_once_for_each_engine_and_its_executors_share_the_slices_evenly() {
        hosts.register("engine", "a", of(4, 8_000));
        hosts.register("engine", "b", of(4, 8_000));

        assertThat(hosts.pool.summary().total()).isEqualTo(of(4, 8_000));
        assertThat(hosts.executorFor(request(1, of(1, 100)))).isEqualTo("a");
        assertThat(hosts.executorFor(request(2, of(1, 100)))).isEqualTo("b");
        assertThat(hosts.executorFor(request(3, of(1, 100)))).isEqualTo("a");
        hosts.ask(release(1));
        hosts.ask(release(3));
        assertThat(hosts.executorFor(request(4, of(1, 100)))).isEqualTo("a");
    }

    @Test
    void what_does_not_fit_now_is_refused_with_the_numbers() {
        hosts.register("engine", "executor", of(4, 8_000));
        hosts.ask(request(1, of(3, 1_000)));

        assertThat(refusalOf(of(2, 500))).isEqualTo(
                "needs 2 vCPUs, 500 MiB; of 4 vCPUs, 8000 MiB on 1 host, at most 1 vCPU, 7000 MiB are free together");
    }

    @Test
    void what_no_host_could_ever_give_is_refused_with_the_largest_host() {
        hosts.register("engine", "executor", of(4, 8_000));

        assertThat(refusalOf(of(2, 9_000))).isEqualTo("needs 2 vCPUs, 9000 MiB; the largest host offers 4 vCPUs, 8000 MiB");
    }

    @Test
    void without_hosts_everything_is_refused() {
        assertThat(refusalOf(of(1, 100))).isEqualTo("needs 1 vCPU, 100 MiB; no host is registered");
    }

    @Test
    void a_withdrawn_host_gets_nothing_new_and_keeps_what_it_has_until_it_is_given_back() {
        hosts.register("engine", "executor", of(4, 8_000));
        hosts.ask(request(1, of(1, 100)));

        hosts.withdraw("engine", "executor");

        assertThat(hosts.ask(request(2, of(1, 100)))).isInstanceOf(LaunchFailed.class);
        assertThat(hosts.pool.summary()).isEqualTo(new HostPoolChanged(Resources.NONE, Resources.NONE, Resources.NONE));
        assertThat(hosts.pool.slices()).hasSize(1);
        hosts.register("engine", "executor", of(4, 8_000));
        assertThat(hosts.pool.summary().largestFree()).isEqualTo(of(3, 7_900));
    }

    @Test
    void while_one_executor_withdraws_another_on_the_same_engine_takes_over() {
        hosts.register("engine", "a", of(4, 8_000));
        hosts.register("engine", "b", of(4, 8_000));
        hosts.withdraw("engine", "a");

        assertThat(hosts.executorFor(request(1, of(1, 100)))).isEqualTo("b");
        assertThat(hosts.executorFor(request(2, of(1, 100)))).isEqualTo("b");
    }

    @Test
    void a_host_that_comes_back_smaller_than_what_was_cut_from_it_gives_nothing_until_there_is_room() {
        hosts.register("engine", "executor", of(4, 8_000));
        hosts.ask(request(1, of(3, 4_000)));

        hosts.register("engine", "executor", of(2, 2_000));

        assertThat(hosts.pool.summary().largestFree()).isEqualTo(Resources.NONE);
        assertThat(hosts.ask(request(2, of(1, 100)))).isInstanceOf(LaunchFailed.class);
        hosts.ask(release(1));
        assertThat(hosts.ask(request(2, of(1, 100)))).isInstanceOf(InstanceReady.class);
    }

    @Test
    void an_executor_that_is_silent_gets_nothing_new_until_it_is_heard_again() {
        hosts.register("engine", "dead", of(4, 8_000));
        hosts.register("engine", "living", of(4, 8_000));
        hosts.ask(request(1, of(1, 100)));
        hosts.pass(Duration.ofSeconds(11), "living");

        assertThat(hosts.executorFor(request(2, of(1, 100)))).isEqualTo("living");
        assertThat(hosts.executorFor(request(3, of(1, 100)))).isEqualTo("living");
        hosts.pass(Duration.ofSeconds(1), "living", "dead");
        assertThat(hosts.executorFor(request(4, of(1, 100)))).isEqualTo("dead");
    }

    @Test
    void when_everybody_is_silent_no_host_offers_anything() {
        hosts.register("engine", "executor", of(4, 8_000));
        hosts.pass(Duration.ofSeconds(11));

        assertThat(hosts.pool.openHosts()).isZero();
        assertThat(refusalOf(of(1, 100))).endsWith("no registered host is heard from");
    }

    @Test
    void a_pool_that_was_deaf_itself_holds_silence_against_nobody() {
        hosts.register("engine", "executor", of(4, 8_000));

        hosts.leap(Duration.ofMinutes(5));

        assertThat(hosts.pool.openHosts()).isEqualTo(1);
    }

    @Test
    void a_host_restored_after_a_long_time_takes_nothing_before_it_is_heard() {
        hosts.pool.restore(registration("engine", "executor", of(4, 8_000)), Instant.EPOCH);
        hosts.leap(Duration.ofMinutes(5));

        assertThat(hosts.pool.openHosts()).isZero();
        hosts.pass(Duration.ofSeconds(1), "executor");
        assertThat(hosts.pool.openHosts()).isEqualTo(1);
    }

    private String refusalOf(Resources wanted) {
        return ((LaunchFailed) hosts.ask(request(99, wanted))).reason();
    }
}
