package dev.longshore.executor.host;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.FakeContainerRuntime;
import dev.longshore.executor.settings.ExecutorProperties;
import dev.longshore.executor.settings.ExecutorProperties.Network;
import dev.longshore.executor.settings.ExecutorProperties.RuntimeName;

import static org.assertj.core.api.Assertions.assertThat;

class HostAddressTest {
    private final AttemptId attempt = AnAttempt.of(new ExecutorId("one")).id();
    private final FakeContainerRuntime runtime = new FakeContainerRuntime();

    @Test
    void the_address_that_is_set_goes_before_all() {
        assertThat(address("192.168.7.7")).isEqualTo("192.168.7.7");
    }

    @Test
    void the_attempt_s_own_goes_before_the_host_s() {
        runtime.setAddress(Optional.of("10.0.3.17"));

        assertThat(address("")).isEqualTo("10.0.3.17");
    }

    @Test
    void else_it_is_one_of_this_host() throws Exception {
        runtime.setAddress(Optional.empty());

        assertThat(InetAddress.getByName(address(""))).isInstanceOf(Inet4Address.class);
    }

    private String address(String set) {
        return new HostAddress(
                new ExecutorProperties(Path.of("/data"), RuntimeName.AUTO, Network.HOST, set, 1, 1, 0, 0, "busybox", "host", 0,
                        Duration.ofSeconds(1)),
                runtime).of(attempt);
    }
}
