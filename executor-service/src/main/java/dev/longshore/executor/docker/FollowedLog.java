package dev.longshore.executor.docker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;

/**
 * Reads the output of one container: follows it while the container runs, and reads the rest when it has ended. Older engines end an
 * output that is followed before its last lines when the container ends, so that the rest is read in any case; a container that has
 * ended at once is not followed at all. What was heard is not asked for again.
 */
final class FollowedLog {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final Duration FOLLOWED_AFTER = Duration.ofMillis(150);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int BUFFER = 16 * 1024;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DockerEngine engine;
    private final String id;
    private final Output output;
    private final CompletableFuture<Exit> ended;
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private final LogPosition position = new LogPosition();
    private final ContainerLines lines;

    /** @param ended when the container has ended */
    FollowedLog(DockerEngine engine, String id, Output output, CompletableFuture<Exit> ended) {
        this.engine = engine;
        this.id = id;
        this.output = output;
        this.ended = ended;
        this.lines = new ContainerLines(output::line);
    }

    /** Begins to read, on a thread of its own. */
    void follow() {
        Thread.ofVirtual().name("log-" + id).start(this::run);
    }

    /** Completes when the output was read to its end; never with an error. */
    CompletableFuture<Void> read() {
        return read;
    }

    private void run() {
        try {
            for (Duration pause = FOLLOWED_AFTER; !endsWithin(pause) && !engine.isClosed(); pause = PAUSE) {
                isRead(true);
            }
            while (!engine.isClosed()) {
                if (isRead(false)) {
                    lines.end();
                    output.end();
                    read.complete(null);
                    return;
                }
                engine.pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there is no more to be had now */
    private boolean isRead(boolean follow) {
        String path = "/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1&since=" + position.second()
                + (follow ? "&follow=1" : "");
        try (Response answer = engine.get(path); DataInputStream body = dataOf(answer)) {
            if (answer.getStatusCode() == OK) {
                take(body);
                return true;
            }
            LOG.warn("the output of container {} cannot be read: {}", id, EngineErrors.message(body.readAllBytes()));
            return answer.getStatusCode() < SERVER_ERROR;
        } catch (EngineAwayException | IOException e) {
            LOG.debug("the output of container {} broke off", id, e);
            return false;
        }
    }

    private static DataInputStream dataOf(Response answer) {
        return new DataInputStream(new BufferedInputStream(answer.getBody(), BUFFER));
    }

    private void take(DataInputStream body) throws IOException {
        long known = position.frames();
        Optional<OutputFrame> frame = OutputFrame.readFrom(body);
        while (frame.isPresent()) {
            if (known > 0) {
                known--;
            } else {
                position.heard(Math.floorDiv(frame.get().millis(), 1_000L));
                lines.take(frame.get());
            }
            frame = OutputFrame.readFrom(body);
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        try {
            ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end never fails", e);
        }
    }
}
