package dev.longshore.executor.docker;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Version;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;

    private final DefaultDockerClientConfig.Builder configuration;
    private final DockerClientConfig address;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile DockerClient client;

    private DockerEngine(DefaultDockerClientConfig.Builder configuration) {
        this.configuration = configuration;
        this.address = configuration.withApiVersion(RemoteApiVersion.UNKNOWN_VERSION).build();
    }

    /** The engine that the environment of this process names. */
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

    /** Asks the engine for a sign of life, and waits 5 s for it. */
    public boolean answers() {
        try {
            ask(docker -> docker.pingCmd().exec());
            return true;
        } catch (EngineAwayException e) {
            LOG.debug("no engine at {}", address(), e);
            return false;
        }
    }

    /**
     * Asks once.
     *
     * @throws EngineAwayException when no answer came; the engine may have done what it was asked all the same
     * @throws com.github.dockerjava.api.exception.DockerException when the answer is a refusal
     */
    <T> T ask(Function<DockerClient, T> question) {
        try {
            return question.apply(client());
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
        DockerClient open = client;
        if (open != null) {
            closeQuietly(open);
        }
    }

    private DockerClient client() {
        DockerClient agreed = client;
        return agreed == null ? agree() : agreed;
    }

    private synchronized DockerClient agree() {
        if (client == null) {
            String version = ApiVersion.spokenWith(askVersion());
            LOG.info("the engine at {} is spoken to in version {} of its API", address(), version);
            client = connect(configuration.withApiVersion(version).build(), null);
        }
        return client;
    }

    private Version askVersion() {
        DockerClient unversioned = connect(address, PATIENCE);
        try {
            return unversioned.versionCmd().exec();
        } finally {
            closeQuietly(unversioned);
        }
    }

    /** @param answerWithin no limit when null: an exit may be waited for for days */
    private DockerClient connect(DockerClientConfig config, Duration answerWithin) {
        ApacheDockerHttpClient.Builder transport = new ApacheDockerHttpClient.Builder().dockerHost(address.getDockerHost())
                .sslConfig(address.getSSLConfig()).connectionTimeout(PATIENCE);
        return DockerClientImpl.getInstance(config, answerWithin == null
                ? transport.build()
                : transport.responseTimeout(answerWithin).build());
    }

    private static void closeQuietly(DockerClient client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("a connection did not close", e);
        }
    }
}
