package dev.longshore.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.docker.DockerContainerRuntime;
import dev.longshore.executor.docker.DockerEngine;
import dev.longshore.executor.docker.DockerSettings;
import dev.longshore.executor.docker.Holdings;
import dev.longshore.executor.host.DataFolder;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.executor.host.UnusableHostException;
import dev.longshore.executor.process.HostResources;
import dev.longshore.executor.process.ProcessContainerRuntime;
import dev.longshore.executor.settings.ExecutorProperties;

/**
 * Chooses what runs the attempts. Left to itself it takes Docker where an engine answers, else processes; but where an earlier start
 * has left attempts with the other one since the host was booted, it stays with that one: what is not found is placed again, and
 * would run twice.
 */
final class RuntimeChoice {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeChoice.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Where there is nothing else to turn to: the engine of a busy host takes its time. */
    private static final Duration MORE_PATIENCE = Duration.ofSeconds(10);

    private final ExecutorProperties properties;
    private final DataFolder data;
    private final ExecutorIdentity identity;
    private final Holdings withDocker;
    private final Path processes;

    RuntimeChoice(ExecutorProperties properties, DataFolder data, ExecutorIdentity identity) {
        this.properties = properties;
        this.data = data;
        this.identity = identity;
        this.withDocker = new Holdings(data.path().resolve("docker"), identity.boot());
        this.processes = data.path().resolve("process");
    }

    /** @throws UnusableHostException when the runtime that is set cannot be had here */
    ContainerRuntime make() throws InterruptedException {
        try {
            return switch (properties.runtime()) {
                case PROCESS -> processes();
                case DOCKER -> onlyDocker();
                case AUTO -> processesHaveAttempts() ? processesAgain() : dockerElseProcesses();
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableHostException(
                    "the runtime " + properties.runtime().name().toLowerCase(Locale.ROOT) + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    /** @throws IOException when no engine answers, and none is worth waiting for */
    private ContainerRuntime onlyDocker() throws IOException, InterruptedException {
        DockerEngine engine = DockerEngine.ofEnvironment();
        Optional<String> absence = engine.absence(MORE_PATIENCE);
        if (absence.isEmpty() || isWaitedFor(engine, absence.get())) {
            return docker(engine);
        }
        engine.close();
        throw new IOException(noAnswer(engine, absence.get()));
    }

    private ContainerRuntime dockerElseProcesses() throws IOException, InterruptedException {
        DockerEngine engine;
        try {
            engine = DockerEngine.ofEnvironment();
        } catch (IllegalArgumentException e) {
            return processesInstead(e.getMessage());
        }
        Optional<String> absence = engine.absence(PATIENCE);
        if (absence.isEmpty() || isWaitedFor(engine, absence.get())) {
            return docker(engine);
        }
        engine.close();
        return processesInstead(noAnswer(engine, absence.get()));
    }

    /** Whether attempts may be running with the engine that does not answer. */
    private boolean isWaitedFor(DockerEngine engine, String absence) {
        long attempts = withDocker.count();
        if (attempts > 0) {
            LOG.warn("{}, but {} attempts are there: it is waited for; to give them up, remove {}", noAnswer(engine, absence),
                    attempts, data.path().resolve("docker"));
        }
        return attempts > 0;
    }

    private static String noAnswer(DockerEngine engine, String absence) {
        return "no Docker engine answers at " + engine.address() + " (" + absence + ")";
    }

    private ContainerRuntime processesInstead(String reason) throws IOException {
        LOG.info("jobs run as processes of this host, and their images are not used: {}", reason);
        return processes();
    }

    private ContainerRuntime processesAgain() throws IOException {
        LOG.info("jobs run as processes of this host, because some of an earlier start do");
        return processes();
    }

    private ContainerRuntime docker(DockerEngine engine) {
        DockerSettings settings = new DockerSettings(properties.network().name().toLowerCase(Locale.ROOT),
                new Gpus(properties.gpus()), properties.pauseImage());
        return new DockerContainerRuntime(engine, data.executor(), settings, withDocker);
    }

    private ContainerRuntime processes() throws IOException {
        ContainerRuntime runtime = new ProcessContainerRuntime(processes,
                HostResources.ofThisHost(data.hostId(), identity.boot()));
        Files.writeString(bootOfProcesses(), identity.boot());
        return runtime;
    }

    private boolean processesHaveAttempts() throws IOException {
        return Files.exists(bootOfProcesses()) && Files.readString(bootOfProcesses()).equals(identity.boot())
                && ProcessContainerRuntime.hasLeftAttempts(processes);
    }

    private Path bootOfProcesses() {
        return processes.resolve("boot");
    }
}
