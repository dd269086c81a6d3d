package dev.longshore.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.ContainerRuntime;

/** A whole system that is ready. Its data outlives it, however it ends. */
public final class StandaloneSystem implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneSystem.class);

    private final Home home;
    private final Infrastructure infrastructure;
    private final Services services;

    private StandaloneSystem(Home home, Infrastructure infrastructure, Services services) {
        this.home = home;
        this.infrastructure = infrastructure;
        this.services = services;
    }

    /**
     * Starts it, and returns when it is ready and the run file says so.
     *
     * @throws StartFailedException when that is not possible; nothing of it runs then
     */
    public static StandaloneSystem start(Options options) {
        Instant begin = Instant.now();
        refuseBusyPort(options.port());
        Home home = Home.open(options.home());
        Infrastructure infrastructure = null;
        Services services = null;
        try {
            home.runFile().remove();
            infrastructure = Infrastructure.start(home, options.store());
            services = Services.start(options, home, infrastructure);
            StandaloneSystem system = new StandaloneSystem(home, infrastructure, services);
            home.runFile().write(system.describe(begin));
            LOG.info("ready at {}", system.endpoint());
            return system;
        } catch (RuntimeException e) {
            if (services != null) {
                services.close();
            }
            close(infrastructure, home);
            throw e;
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + services.port(Service.GATEWAY));
    }

    /** Stops the services, then what they need. What runs as a container or a process goes on, and is taken over by the next system. */
    @Override
    public void close() {
        home.runFile().remove();
        services.close();
        close(infrastructure, home);
        LOG.info("stopped");
    }

    private RunFile.Content describe(Instant begin) {
        Map<String, Integer> ports = Stream.of(Service.values()).collect(Collectors.toMap(Service::title, services::port));
        String runtime = services.context(Service.EXECUTOR).getBean(ContainerRuntime.class).name();
        return new RunFile.Content(ProcessHandle.current().pid(), endpoint(), runtime, begin, ports);
    }

    private static void close(Infrastructure infrastructure, Home home) {
        if (infrastructure != null) {
            infrastructure.close();
        }
        try {
            home.close();
        } catch (IOException e) {
            LOG.warn("the lock cannot be given up: {}", e.toString());
        }
    }

    /** Told before anything is started. */
    private static void refuseBusyPort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw FailedStart.portInUse(port, e);
        }
    }
}
