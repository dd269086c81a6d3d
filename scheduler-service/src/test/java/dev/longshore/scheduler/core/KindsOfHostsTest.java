package dev.longshore.scheduler.core;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.InstanceOffer;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for hosts of one kind leaves those of other kinds to others. */
class KindsOfHostsTest {

    private static final Resources GPU_HOST = new Resources(Vcpus.of(8), new MemoryMib(8_000), new Gpus(2));
    private static final Resources PLAIN_HOST = Resources.of(16, 16_000);

    private static final InstanceOffer PLAIN_OFFER = new InstanceOffer("c5.large", PLAIN_HOST, 1, PLAIN_HOST, PLAIN_HOST.vcpus());

    private final TestCell cell = TestCell.withVcpus(64);

    @BeforeEach
    void an_environment_for_each_kind() {
        environment("pool", 0, "g5");
        environment("plain", 0, "c5");
        cell.defineQueue("main", 10, "pool");
        cell.defineQueue("low", 1, "plain");
    }

    @Test
    void a_minimum_stays_while_somebody_waits_for_hosts_of_another_kind() {
        offer(Resources.NONE, PLAIN_HOST);
        environment("plain", 4, "c5");
        cell.launchAll();
        cell.submit(AJob.named("job").gpus(1));

        assertThat(cell.take(InstanceReleased.class)).isEmpty();
    }

    @Test
    void a_minimum_is_filled_up_while_somebody_waits_for_hosts_of_another_kind() {
        offer(Resources.NONE, PLAIN_HOST);
        cell.submit(AJob.named("job").gpus(1));
        environment("plain", 4, "c5");

        assertThat(cell.take(InstanceRequested.class)).singleElement()
                .satisfies(request -> assertThat(request.computeEnvironment().name()).isEqualTo("plain"));
    }

    @Test
    void a_minimum_stays_where_launches_on_hosts_of_another_kind_fail_again_and_again() {
        offer(GPU_HOST, PLAIN_HOST);
        environment("plain", 4, "c5");
        cell.launchAll();
        cell.submit(AJob.named("job").gpus(1));
        for (int failures = 1; failures <= 4; failures++) {
            InstanceRequested request = cell.take(InstanceRequested.class).getFirst();
            cell.receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));
            offer(GPU_HOST, PLAIN_HOST);
        }

        assertThat(cell.take(InstanceReleased.class)).isEmpty();
    }

    @Test
    void what_makes_way_for_the_first_of_a_queue_keeps_nobody_from_hosts_of_another_kind() {
        offer(GPU_HOST, PLAIN_HOST);
        JobId running = cell.submit(AJob.named("running").needing(4, 100).gpus(1));
        cell.launchAll();
        offer(new Resources(Vcpus.of(4), new MemoryMib(7_000), new Gpus(1)), Resources.of(2, 2_000));
        JobId first = cell.submit(AJob.named("first").needing(8, 100).gpus(2));
        cell.submit(AJob.named("small").in("low"));

        assertThat(cell.status(running).status()).isEqualTo(JobStatus.STARTING);
        assertThat(cell.status(first).status()).isEqualTo(JobStatus.RUNNABLE);
        assertThat(cell.take(InstanceRequested.class)).hasSize(1);
    }

    @Test
    void what_makes_way_for_the_first_of_a_queue_keeps_others_from_hosts_of_its_kind() {
        environment("another", 0, "g5");
        cell.defineQueue("low", 1, "another");
        offer(GPU_HOST, PLAIN_HOST);
        cell.submit(AJob.named("running").needing(4, 100).gpus(1));
        cell.launchAll();
        offer(new Resources(Vcpus.of(4), new MemoryMib(7_000), new Gpus(1)), Resources.of(2, 2_000));
        JobId first = cell.submit(AJob.named("first").needing(8, 100).gpus(2));
        JobId small = cell.submit(AJob.named("small").in("low"));

        assertThat(cell.take(InstanceRequested.class)).isEmpty();
        assertThat(cell.why(small)).startsWith("there is room, but job " + first + " comes first");
    }

    @Test
    void who_is_kept_from_hosts_of_one_kind_is_told_of_whom_they_are_kept_for() {
        environment("another", 0, "g5");
        cell.defineQueue("last", 0, "another");
        offer(GPU_HOST, PLAIN_HOST);
        cell.submit(AJob.named("on g5").needing(4, 100).gpus(1));
        cell.submit(AJob.named("on c5").in("low").needing(8, 100));
        cell.launchAll();
        offer(new Resources(Vcpus.of(4), new MemoryMib(7_000), new Gpus(1)), Resources.of(8, 8_000));
        JobId first = cell.submit(AJob.named("first").needing(8, 100).gpus(2));
        cell.submit(AJob.named("first of low").in("low").needing(16, 100));
        JobId small = cell.submit(AJob.named("small").in("last"));

        assertThat(cell.why(small)).startsWith("there is room, but job " + first + " comes first");
    }

    @Test
    void what_is_kept_of_hosts_of_one_kind_is_not_taken_where_those_of_another_are_not_to_be_had() {
        environment("plain", 0, "c5", "g5");
        cell.offers(dear(GPU_HOST), PLAIN_OFFER);
        cell.submit(AJob.named("running").needing(2, 100).gpus(1));
        cell.launchAll();
        cell.offers(dear(new Resources(Vcpus.of(6), new MemoryMib(7_000), new Gpus(1))), PLAIN_OFFER);
        cell.submit(AJob.named("first").needing(6, 100).gpus(2));
        cell.submit(AJob.anArrayOf(6, "array").in("low"));

        List<InstanceShape> acceptable = cell.take(InstanceRequested.class).getFirst().acceptable();
        assertThat(acceptable).extracting(shape -> shape.type() + " " + shape.resources().vcpus())
                .containsExactly("c5.large 6", "c5.large 4", "c5.large 2", "c5.large 1", "g5.large 2", "g5.large 1");
    }

    @Test
    void of_hosts_that_cost_the_same_those_with_GPUs_are_left_to_who_needs_them() {
        environment("pool", 0);
        offer(GPU_HOST, PLAIN_HOST);
        cell.submit(AJob.named("job"));

        assertThat(cell.take(InstanceRequested.class).getFirst().acceptable().getFirst().type()).isEqualTo("c5.large");
    }

    private void environment(String name, int minimum, String... types) {
        cell.defineEnvironment(name, minimum, 64, AllocationStrategy.BEST_FIT_PROGRESSIVE, types);
    }

    private static InstanceOffer dear(Resources free) {
        return new InstanceOffer("g5.large", GPU_HOST, 9, free, free.vcpus());
    }

    /** A host of each kind, of which so much is free. */
    private void offer(Resources withGpus, Resources plain) {
        cell.offers(new InstanceOffer("g5.large", GPU_HOST, 0, withGpus, withGpus.vcpus()),
                new InstanceOffer("c5.large", PLAIN_HOST, 0, plain, plain.vcpus()));
    }
}
