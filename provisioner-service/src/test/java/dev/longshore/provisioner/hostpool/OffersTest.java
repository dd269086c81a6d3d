package dev.longshore.provisioner.hostpool;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.InstanceOffer;

import static dev.longshore.contracts.capacity.Resources.of;
import static dev.longshore.provisioner.hostpool.Pool.release;
import static dev.longshore.provisioner.hostpool.Pool.request;
import static org.assertj.core.api.Assertions.assertThat;

class OffersTest {

    private final Pool hosts = new Pool();

    @Test
    void hosts_without_a_name_are_offered_by_their_vCPUs_and_GPUs() {
        Resources withGpus = new Resources(Vcpus.of(8), new MemoryMib(32_000), new Gpus(2));
        hosts.register("a", "a", of(16, 32_000));
        hosts.register("b", "b", of(16, 31_990));
        hosts.register("c", "c", withGpus);

        assertThat(hosts.pool.summary().offers()).containsExactly(
                new InstanceOffer("host.16vcpu", of(16, 32_000), 0, of(16, 32_000), Vcpus.of(32)),
                new InstanceOffer("host.8vcpu-2gpu", withGpus, 0, withGpus, Vcpus.of(8)));
    }

    @Test
    void hosts_with_a_name_are_offered_under_it_for_the_highest_of_their_prices() {
        hosts.register("a", "c5.large", 0.25, of(2, 4_000));
        hosts.register("b", "c5.large", 0.5, of(2, 3_900));

        assertThat(hosts.pool.summary().offers())
                .containsExactly(new InstanceOffer("c5.large", of(2, 4_000), 0.5, of(2, 4_000), Vcpus.of(4)));
    }

    @Test
    void what_can_be_had_now_is_said_and_how_much_in_all_only_roughly() {
        hosts.register("a", "a", of(16, 32_000));
        hosts.register("b", "b", of(16, 32_000));
        hosts.ask(request(1, of(4, 8_000)));
        var afterOne = hosts.pool.summary();
        hosts.ask(request(2, of(4, 8_000)));

        assertThat(afterOne.offers())
                .containsExactly(new InstanceOffer("host.16vcpu", of(16, 32_000), 0, of(16, 32_000), Vcpus.of(16)));
        assertThat(hosts.pool.summary()).isEqualTo(afterOne);
        hosts.ask(request(3, of(16, 32_000)));
        assertThat(hosts.pool.summary().offers())
                .containsExactly(new InstanceOffer("host.16vcpu", of(16, 32_000), 0, of(8, 16_000), Vcpus.of(8)));
        hosts.ask(release(1));
        assertThat(hosts.pool.summary().offers().getFirst().largest()).isEqualTo(of(12, 24_000));
    }

    @Test
    void a_slice_is_cut_from_hosts_of_the_type_that_is_wanted() {
        hosts.register("cheap", "c5.large", 0.25, of(4, 8_000));
        hosts.register("dear", "m5.large", 1, of(8, 16_000));

        assertThat(hosts.engineFor(request(1, new InstanceShape("m5.large", of(2, 1_000))))).isEqualTo("dear");
        InstanceReady second = (InstanceReady) hosts
                .ask(request(2, new InstanceShape("r5.large", of(2, 1_000)), new InstanceShape("c5.large", of(1, 1_000))));
        assertThat(second.engine().value()).isEqualTo("cheap");
        assertThat(second.shape()).isEqualTo(new InstanceShape("c5.large", of(1, 1_000)));
    }

    @Test
    void a_scheduler_that_knows_no_types_gets_a_slice_of_any_host() {
        hosts.register("only", "c5.large", 0.25, of(4, 8_000));

        assertThat(hosts.engineFor(request(1, of(2, 1_000)))).isEqualTo("only");
    }

    @Test
    void a_host_that_is_not_heard_is_not_offered() {
        hosts.register("a", "a", of(16, 32_000));
        hosts.withdraw("a", "a");

        assertThat(hosts.pool.summary().offers()).isEmpty();
    }
}
