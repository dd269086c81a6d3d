package dev.longshore.executor.host;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.settings.ExecutorProperties;

/** Where the ports of an attempt are reached from other hosts. */
@Component
public final class HostAddress {
    private static final Logger LOG = LoggerFactory.getLogger(HostAddress.class);
    /** Of a network that is kept for documentation: nothing is sent there, only the way out is asked for. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.1", 9);

    private final ExecutorProperties properties;
    private final ContainerRuntime runtime;

    public HostAddress(ExecutorProperties properties, ContainerRuntime runtime) {
        this.properties = properties;
        this.runtime = runtime;
    }

    /**
     * The private IPv4 address: the one that is set, else the attempt's own, else this executor's.
     *
     * @throws EngineAwayException when this executor ends before the attempt's own is known
     */
    public String of(AttemptId attempt) {
        return Optional.of(properties.address()).filter(address -> !address.isEmpty()).or(() -> ownOf(attempt))
                .orElseGet(HostAddress::own);
    }

    /** An attempt runs by now, and is no worse for it when its address cannot be had. */
    private Optional<String> ownOf(AttemptId attempt) {
        try {
            return runtime.address(attempt);
        } catch (EngineAwayException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} has no address of its own, and gets this executor's", attempt, e);
            return Optional.empty();
        }
    }

    private static String own() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            return socket.getLocalAddress().getHostAddress();
        } catch (SocketException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
