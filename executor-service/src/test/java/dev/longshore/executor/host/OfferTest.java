package dev.longshore.executor.host;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.executor.settings.ExecutorProperties;
import dev.longshore.executor.settings.ExecutorProperties.Network;
import dev.longshore.executor.settings.ExecutorProperties.RuntimeName;

import static org.assertj.core.api.Assertions.assertThat;

class OfferTest {
    @Test
    void a_laptop_of_two_cores_can_hold_an_environment_of_sixteen_vcpus() {
        assertThat(Offer.of(Resources.of(2, 8_192), settings(16, 1, 512))).isEqualTo(Resources.of(32, 7_680));
    }

    @Test
    void without_overcommit_and_reserve_all_is_offered_and_no_more() {
        assertThat(Offer.of(Resources.of(2, 8_192), settings(1, 1, 0))).isEqualTo(Resources.of(2, 8_192));
    }

    @Test
    void a_reserve_larger_than_the_host_leaves_no_memory() {
        assertThat(Offer.of(Resources.of(1, 256), settings(1, 1, 512))).isEqualTo(Resources.of(1, 0));
    }

    private static ExecutorProperties settings(double vcpuOvercommit, double memoryOvercommit, int memoryReserve) {
        return new ExecutorProperties(Path.of("/data"), RuntimeName.PROCESS, Network.HOST, "", vcpuOvercommit, memoryOvercommit,
                memoryReserve, 0, "busybox", "host", 0, Duration.ofSeconds(1));
    }
}
