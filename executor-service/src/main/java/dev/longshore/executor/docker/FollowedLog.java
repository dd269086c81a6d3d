package dev.longshore.executor.docker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;

/**
 * Follows the output of one container to its end. Where the connection is lost, the output is read anew, and the lines that were
 * heard already are left out: the engine can go on from a second, but not from a line.
 */
final class FollowedLog {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);

    private final DockerEngine engine;
    private final String id;
    private final Output output;
    private final CompletableFuture<Exit> ended;
    private final LongSupplier connections;
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    private long heard;

    /**
     * @param ended when the container has ended
     * @param connections how often the engine was connected to: output that ends on a connection that holds is output to the end
     */
    FollowedLog(DockerEngine engine, String id, Output output, CompletableFuture<Exit> ended, LongSupplier connections) {
        this.engine = engine;
        this.id = id;
        this.output = output;
        this.ended = ended;
        this.connections = connections;
    }

    /** Begins to follow, on a thread of its own. */
    void follow() {
        Thread.ofVirtual().name("log-" + id).start(this::run);
    }

    /** Completes when the output was read to its end; never with an error. */
    CompletableFuture<Void> read() {
        return read;
    }

    private void run() {
        try {
            ContainerLines last = readOnce();
            while (last == null && !engine.isClosed()) {
                last = readOnce();
            }
            if (last != null) {
                last.end();
                output.end();
                read.complete(null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the lines, of which the last one may be open, when all of them were read; else null */
    private ContainerLines readOnce() throws InterruptedException {
        long connection = connections.getAsLong();
        Reading reading = new Reading();
        boolean isOver = isRead(reading);
        return isOver && isEnded() && connection == connections.getAsLong() ? reading.lines : null;
    }

    private boolean isRead(Reading reading) throws InterruptedException {
        try {
            engine.ask(docker -> docker.logContainerCmd(id).withFollowStream(true).withStdOut(true).withStdErr(true)
                    .withTimestamps(true).exec(reading)).awaitEnd();
            return true;
        } catch (DockerException e) {
            LOG.warn("the output of container {} cannot be read: {}", id, EngineErrors.message(e));
            return true;
        } catch (RuntimeException e) {
            LOG.debug("the output of container {} broke off", id, e);
            return false;
        }
    }

    /** An output ends a moment before the end of its container is heard of. */
    private boolean isEnded() throws InterruptedException {
        try {
            ended.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end never fails", e);
        }
    }

    /** One time through the output. */
    private final class Reading extends EngineStream<Frame> {
        private final ContainerLines lines = new ContainerLines(this::line);
        private long number;

        @Override
        public void onNext(Frame frame) {
            lines.take(frame);
        }

        private void line(LogLine line) {
            if (number++ >= heard) {
                heard++;
                output.line(line);
            }
        }
    }
}
