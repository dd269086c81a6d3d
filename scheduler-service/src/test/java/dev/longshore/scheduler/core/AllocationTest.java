package dev.longshore.scheduler.core;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.InstanceOffer;

import static dev.longshore.contracts.resource.AllocationStrategy.BEST_FIT;
import static dev.longshore.contracts.resource.AllocationStrategy.BEST_FIT_PROGRESSIVE;
import static dev.longshore.contracts.resource.AllocationStrategy.BEST_FIT_PROGRESSIVE_ORDERED;
import static dev.longshore.contracts.resource.AllocationStrategy.SPOT_CAPACITY_OPTIMIZED;
import static dev.longshore.contracts.resource.AllocationStrategy.SPOT_CAPACITY_OPTIMIZED_PRIORITIZED;
import static dev.longshore.contracts.resource.AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED;
import static org.assertj.core.api.Assertions.assertThat;

class AllocationTest {

    private static final InstanceOffer SMALL = offer("c5.large", 4, 0.4, 4);
    private static final InstanceOffer MIDDLE = offer("m5.large", 8, 0.6, 8);
    private static final InstanceOffer LARGE = offer("r5.large", 16, 3.2, 64);

    private final TestCell cell = TestCell.withVcpus(64);

    @Test
    void BEST_FIT_takes_the_cheapest_that_is_large_enough() {
        pool(BEST_FIT);
        cell.offers(SMALL, MIDDLE, LARGE);

        assertThat(asked(2)).containsExactly("c5.large");
        assertThat(asked(5)).containsExactly("m5.large");
    }

    @Test
    void BEST_FIT_waits_for_the_cheapest_when_it_is_taken_and_says_so() {
        pool(BEST_FIT);
        cell.offers(taken(SMALL), MIDDLE, LARGE);
        JobId job = cell.submit(AJob.named("job").needing(2, 100));

        assertThat(cell.take(InstanceRequested.class)).isEmpty();
        assertThat(cell.why(job))
                .isEqualTo("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - needs 2 vCPUs, 100 MiB; compute environment pool"
                        + " takes only c5.large, the cheapest that fits (BEST_FIT), which is taken");
        cell.offers(SMALL, MIDDLE, LARGE);
        assertThat(types(cell.take(InstanceRequested.class))).containsExactly("c5.large");
    }

    @Test
    void who_waits_for_the_cheapest_keeps_nobody_from_a_larger_one() {
        pool(BEST_FIT);
        cell.offers(taken(SMALL), MIDDLE, LARGE);
        cell.submit(AJob.named("first").needing(2, 100));

        assertThat(asked(5)).containsExactly("m5.large");
    }

    @Test
    void where_no_prices_are_known_BEST_FIT_waits_for_nothing() {
        pool(BEST_FIT);
        cell.offers(taken(offer("host.4vcpu", 4, 0, 0)), offer("host.8vcpu", 8, 0, 8));

        assertThat(asked(2)).containsExactly("host.8vcpu");
    }

    @Test
    void BEST_FIT_PROGRESSIVE_takes_the_cheapest_per_vCPU_and_then_others() {
        pool(BEST_FIT_PROGRESSIVE);
        cell.offers(SMALL, MIDDLE, LARGE);

        assertThat(asked(2)).containsExactly("m5.large", "c5.large", "r5.large");
        cell.offers(SMALL, taken(MIDDLE), LARGE);
        assertThat(asked(3)).containsExactly("c5.large", "r5.large");
        assertThat(asked(10)).containsExactly("r5.large");
    }

    @Test
    void SPOT_CAPACITY_OPTIMIZED_takes_the_type_of_which_most_can_be_had() {
        pool(SPOT_CAPACITY_OPTIMIZED);
        cell.offers(SMALL, MIDDLE, LARGE);

        assertThat(asked(2)).containsExactly("r5.large", "m5.large", "c5.large");
    }

    @Test
    void SPOT_PRICE_CAPACITY_OPTIMIZED_takes_the_cheapest_of_those_of_which_much_can_be_had() {
        pool(SPOT_PRICE_CAPACITY_OPTIMIZED);
        cell.offers(offer("a1.large", 8, 0.1, 8), offer("b1.large", 8, 0.5, 32), offer("c1.large", 8, 0.6, 64));

        assertThat(asked(2)).containsExactly("b1.large", "c1.large", "a1.large");
    }

    @Test
    void BEST_FIT_PROGRESSIVE_ORDERED_takes_the_first_that_the_environment_names() {
        pool(BEST_FIT_PROGRESSIVE_ORDERED, "r5", "m5.large", "c5");
        cell.offers(SMALL, MIDDLE, LARGE);

        assertThat(asked(2)).containsExactly("r5.large", "m5.large", "c5.large");
    }

    @Test
    void a_type_that_is_named_for_itself_leaves_the_place_of_its_family() {
        pool(BEST_FIT_PROGRESSIVE_ORDERED, "c5", "m5", "c5.large");
        cell.offers(SMALL, MIDDLE, offer("c5.2xlarge", 8, 9, 8));

        assertThat(asked(2)).containsExactly("c5.2xlarge", "m5.large", "c5.large");
    }

    @Test
    void SPOT_CAPACITY_OPTIMIZED_PRIORITIZED_goes_by_capacity_and_then_by_the_order_of_names() {
        pool(SPOT_CAPACITY_OPTIMIZED_PRIORITIZED, "c5", "m5", "r5", "x1");
        cell.offers(SMALL, MIDDLE, LARGE, offer("x1.large", 16, 1, 40));

        assertThat(asked(2)).containsExactly("r5.large", "x1.large", "c5.large", "m5.large");
    }

    @Test
    void an_environment_takes_only_what_it_names_and_hosts_without_a_name() {
        pool(BEST_FIT_PROGRESSIVE, "c5", "r5.large");
        cell.offers(SMALL, MIDDLE, LARGE, offer("c5n.large", 8, 0.1, 8), offer("host.8vcpu", 8, 0, 8));

        assertThat(asked(2)).containsExactly("host.8vcpu", "c5.large", "r5.large");
    }

    @Test
    void several_jobs_share_one_instance_of_the_cheapest_type_as_long_as_it_has_room() {
        pool(BEST_FIT_PROGRESSIVE);
        cell.offers(SMALL, MIDDLE, LARGE);
        cell.submit(AJob.anArrayOf(12, "array"));

        assertThat(cell.take(InstanceRequested.class).getFirst().acceptable().getFirst())
                .isEqualTo(new InstanceShape("m5.large", Resources.of(8, 800)));
    }

    @Test
    void of_types_that_cost_the_same_the_smallest_that_holds_them_all_is_taken() {
        pool(BEST_FIT_PROGRESSIVE);
        cell.offers(offer("host.4vcpu", 4, 0, 4), offer("host.16vcpu", 16, 0, 16), offer("host.32vcpu", 32, 0, 32));
        cell.submit(AJob.anArrayOf(12, "array"));

        assertThat(cell.take(InstanceRequested.class).getFirst().acceptable().getFirst())
                .isEqualTo(new InstanceShape("host.16vcpu", Resources.of(12, 1_200)));
    }

    @Test
    void an_instance_is_no_larger_than_the_environment_may_still_grow_by() {
        cell.defineEnvironment("pool", 0, 6, BEST_FIT_PROGRESSIVE);
        cell.offers(MIDDLE);
        cell.submit(AJob.anArrayOf(12, "array"));

        assertThat(cell.take(InstanceRequested.class).getFirst().acceptable().getFirst().resources().vcpus())
                .isEqualTo(Vcpus.of(6));
    }

    @Test
    void the_minimum_is_kept_on_the_type_that_the_strategy_prefers() {
        cell.offers(SMALL, MIDDLE, LARGE);
        cell.defineEnvironment("pool", 10, 64, BEST_FIT_PROGRESSIVE);

        assertThat(cell.take(InstanceRequested.class).getFirst().acceptable().getFirst())
                .isEqualTo(new InstanceShape("m5.large", Resources.of(8, 8_000)));
    }

    @Test
    void what_no_single_host_has_is_never_placed_and_the_job_says_so_at_once() {
        Resources withGpus = new Resources(Vcpus.of(4), new MemoryMib(4_000), new Gpus(2));
        cell.offers(LARGE, new InstanceOffer("g5.large", withGpus, 1, withGpus, Vcpus.of(4)));
        JobId job = cell.submit(AJob.named("job").needing(8, 100).gpus(1));

        assertThat(cell.status(job).statusReason())
                .hasValue("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - needs 8 vCPUs, 100 MiB, 1 GPU;"
                        + " none of the hosts that its queue may use has all of that (r5.large with 16 vCPUs, 16000 MiB;"
                        + " g5.large with 4 vCPUs, 4000 MiB, 2 GPUs)");
        Resources both = new Resources(Vcpus.of(8), new MemoryMib(4_000), new Gpus(2));
        cell.offers(new InstanceOffer("g5.large", both, 1, both, Vcpus.of(8)));
        assertThat(cell.status(job).statusReason()).isEmpty();
    }

    @Test
    void an_environment_of_other_types_only_is_passed_over_for_the_next() {
        cell.defineEnvironment("small", 0, 64, BEST_FIT_PROGRESSIVE, "c5");
        cell.defineQueue("main", 1, "small", "pool");
        cell.offers(SMALL, LARGE);
        cell.submit(AJob.named("job").needing(8, 100));

        assertThat(cell.take(InstanceRequested.class)).singleElement()
                .satisfies(request -> assertThat(request.computeEnvironment().name()).isEqualTo("pool"));
    }

    @Test
    void instances_make_way_only_on_hosts_that_the_strategy_would_take_again() {
        assertThat(statusOfOneBehindAJobOf(9, 8_500)).isEqualTo(JobStatus.RUNNABLE);
        assertThat(statusOfOneBehindAJobOf(1, 8_500)).isEqualTo(JobStatus.STARTING);
    }

    @Test
    void instances_of_one_type_make_way_for_one_of_another_where_only_the_maximum_is_in_the_way() {
        JobId large = whileOneOfAnotherTypeWaitsForTheMaximum();
        JobId behind = cell.submit(AJob.named("behind"));

        assertThat(cell.status(behind).status()).as(cell.why(large)).isEqualTo(JobStatus.RUNNABLE);
    }

    @Test
    void what_hosts_of_its_type_have_is_kept_while_instances_of_another_make_way() {
        cell.defineEnvironment("another", 0, 64, BEST_FIT_PROGRESSIVE, "r5");
        cell.defineQueue("low", 0, "another");
        JobId large = whileOneOfAnotherTypeWaitsForTheMaximum();
        JobId other = cell.submit(AJob.named("other").in("low").needing(8, 100));

        assertThat(cell.take(InstanceRequested.class)).isEmpty();
        assertThat(cell.why(other)).startsWith("there is room, but job " + large + " comes first");
        cell.submit(AJob.named("small").in("low").needing(6, 100));
        assertThat(types(cell.take(InstanceRequested.class))).containsExactly("r5.large");
    }

    /** Two instances are all that the environment may have; one of them is idle. */
    private JobId whileOneOfAnotherTypeWaitsForTheMaximum() {
        cell.defineEnvironment("pool", 0, 16, BEST_FIT_PROGRESSIVE, "m5", "r5");
        for (String name : List.of("first", "second")) {
            cell.offers(MIDDLE, LARGE);
            cell.submit(AJob.named(name).needing(8, 100));
            cell.launchAll();
        }
        JobId large = cell.submit(AJob.named("large").needing(10, 100));
        cell.exits(cell.placed().getLast(), 0);
        return large;
    }

    /** On an instance of a dear type with room for that one and not for the job before it, while hosts have next to nothing free. */
    private static JobStatus statusOfOneBehindAJobOf(int vcpus, int memoryMib) {
        InstanceOffer cheap = offer("c5.large", 1, Resources.of(8, 9_000), Resources.of(8, 9_000));
        InstanceOffer dear = offer("m5.large", 2, Resources.of(32, 32_000), Resources.of(32, 32_000));
        TestCell cell = TestCell.withVcpus(64);
        cell.defineEnvironment("pool", 0, 64, BEST_FIT);
        cell.offers(cheap, dear);
        JobId array = cell.submit(AJob.anArrayOf(2, "array").needing(9, 4_000));
        cell.launchAll();
        cell.exits(array.child(0), 0);
        cell.offers(taken(cheap), offer("m5.large", 2, Resources.of(32, 32_000), Resources.of(1, 1_000)));
        cell.submit(AJob.named("first").needing(vcpus, memoryMib));
        return cell.status(cell.submit(AJob.named("behind").needing(1, 50))).status();
    }

    private void pool(AllocationStrategy strategy, String... types) {
        cell.defineEnvironment("pool", 0, 64, strategy, types);
    }

    /** The types that are asked for on behalf of a job with so many vCPUs, when nothing else is there. */
    private List<String> asked(int vcpus) {
        JobId job = cell.submit(AJob.named(vcpus + " vCPUs").needing(vcpus, 100));
        List<InstanceRequested> requests = cell.take(InstanceRequested.class);
        cell.cancel(job, "that was all");
        return types(requests);
    }

    private static List<String> types(List<InstanceRequested> requests) {
        return requests.stream().flatMap(request -> request.acceptable().stream()).map(InstanceShape::type).toList();
    }

    /** 1,000 MiB for each vCPU. */
    private static InstanceOffer offer(String type, int vcpus, double price, int available) {
        Resources size = Resources.of(vcpus, vcpus * 1_000L);
        return new InstanceOffer(type, size, price, size, Vcpus.of(available));
    }

    private static InstanceOffer offer(String type, double price, Resources size, Resources largest) {
        return new InstanceOffer(type, size, price, largest, largest.vcpus());
    }

    private static InstanceOffer taken(InstanceOffer offer) {
        return new InstanceOffer(offer.type(), offer.resources(), offer.pricePerHour(), Resources.NONE, Vcpus.ZERO);
    }
}
