package dev.longshore.executor.docker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.EngineAwayException;

/**
 * The way to a Docker engine, as the docker command line finds it: {@code DOCKER_HOST} and its like, else the default socket. The
 * version of its API is agreed upon at the first question. Safe for use by many threads.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/#versioned-api-and-sdk">Docker Engine API, versions</a>
 */
public final class DockerEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);
    private static final List<String> SCHEMES = List.of("unix", "tcp", "npipe");
    private static final long PAUSE_MILLIS = 500;

    private final DefaultDockerClientConfig.Builder configuration;
    private final DockerClientConfig address;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile EngineLink link;

    private DockerEngine(DefaultDockerClientConfig.Builder configuration) {
        this.configuration = configuration;
        this.address = configuration.withApiVersion(RemoteApiVersion.UNKNOWN_VERSION).build();
        String scheme = address.getDockerHost().getScheme();
        if (scheme == null || !SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException("DOCKER_HOST is '" + address() + "'; it must begin with "
                    + String.join(" or ", SCHEMES.stream().map(known -> known + "://").toList()));
        }
    }

    /**
     * The engine that the environment of this process names.
     *
     * @throws IllegalArgumentException when it names none that can be reached
     */
    public static DockerEngine ofEnvironment() {
        return new DockerEngine(DefaultDockerClientConfig.createDefaultConfigBuilder());
    }

    /** The engine at an address such as {@code unix:///var/run/docker.sock} or {@code tcp://localhost:2375}. */
    static DockerEngine at(URI host) {
        return new DockerEngine(DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(host.toString())
                .withDockerTlsVerify(false));
    }

    /** Where it is looked for. */
    public String address() {
        return address.getDockerHost().toString();
    }

    /**
     * Asks the engine for a sign of life.
     *
     * @param patience how long to wait for it
     * @return why there is none; nothing when it answers
     */
    public Optional<String> absence(Duration patience) throws InterruptedException {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("docker-ping").start(() -> {
            try {
                ask(docker -> docker.pingCmd().exec());
                answer.complete(null);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(EngineErrors.root(e).getMessage());
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + patience.toSeconds() + " s");
        }
    }

    /**
     * Asks once.
     *
     * @throws EngineAwayException when no answer came; the engine may have done what it was asked all the same
     * @throws com.github.dockerjava.api.exception.DockerException when the answer is a refusal
     */
    <T> T ask(Function<DockerClient, T> question) {
        return askOver(link -> question.apply(link.docker()));
    }

    /** Asks for an answer in pieces, to be read by the caller. See {@link #ask}. */
    Response get(String path) {
        return askOver(link -> link.get(path));
    }

    private <T> T askOver(Function<EngineLink, T> question) {
        try {
            return question.apply(link());
        } catch (RuntimeException e) {
            throw EngineErrors.isAbsence(e) ? new EngineAwayException("no answer from the engine at " + address(), e) : e;
        }
    }

    /**
     * Asks until an answer comes: only for what may be done twice.
     *
     * @throws EngineAwayException when this way to the engine was closed, or the thread interrupted, before one came
     */
    <T> T insist(Function<DockerClient, T> question) {
        while (true) {
            try {
                return ask(question);
            } catch (EngineAwayException e) {
                waitAfter(e);
            }
        }
    }

    /**
     * Asks until the engine says what it knows of a container: any refusal but that there is none says nothing. Only for what may
     * be done twice.
     *
     * @throws NotFoundException when there is no such container
     * @throws EngineAwayException see {@link #insist}
     */
    <T> T learn(Function<DockerClient, T> question) {
        return insist(docker -> {
            try {
                return question.apply(docker);
            } catch (NotFoundException e) {
                throw e;
            } catch (DockerException e) {
                LOG.debug("the engine does not say how a container is, and is asked again: {}", EngineErrors.message(e));
                throw new EngineAwayException("the engine at " + address() + " does not say how a container is", e);
            }
        });
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits a moment, less when this is closed meanwhile. */
    void pause() throws InterruptedException {
        closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void waitAfter(EngineAwayException absence) {
        try {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw absence;
        }
        if (isClosed()) {
            throw absence;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        EngineLink open = link;
        if (open != null) {
            open.close();
        }
    }

    private EngineLink link() {
        EngineLink agreed = link;
        return agreed == null ? agree() : agreed;
    }

    private synchronized EngineLink agree() {
        if (link == null) {
            String version = ApiVersion.spokenWith(askVersion().getApiVersion());
            LOG.info("the engine at {} is spoken to in version {} of its API", address(), version);
            link = EngineLink.lasting(configuration.withApiVersion(version).build());
        }
        return link;
    }

    private Version askVersion() {
        EngineLink unversioned = EngineLink.passing(address);
        try {
            return unversioned.docker().versionCmd().exec();
        } finally {
            unversioned.close();
        }
    }
}
