package dev.longshore.executor.docker;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.executor.container.Attempt;

/**
 * Listens to what the engine says of this executor's containers, and connects again when it was cut off. Events can be lost: after
 * each connection, and every ten seconds, who must know is told to look for himself.
 */
final class EngineEvents {
    private static final Logger LOG = LoggerFactory.getLogger(EngineEvents.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final DockerEngine engine;
    private final ExecutorId executor;
    private final Consumer<String> ended;
    private final Runnable look;
    private boolean begun;
    private volatile boolean connected;
    private boolean wasConnected;

    /**
     * @param ended told the id of a container that has ended; must not block
     * @param look called when events may have been missed
     */
    EngineEvents(DockerEngine engine, ExecutorId executor, Consumer<String> ended, Runnable look) {
        this.engine = engine;
        this.executor = executor;
        this.ended = ended;
        this.look = look;
    }

    /** Listens from now on. Nothing happens when it does already. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofVirtual().name("docker-events").start(this::run);
        }
    }

    boolean isConnected() {
        return connected;
    }

    private void run() {
        try {
            while (!engine.isClosed()) {
                listen();
                engine.pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws InterruptedException {
        try (Listening listening = new Listening()) {
            engine.ask(docker -> docker.eventsCmd().withEventTypeFilter(EventType.CONTAINER).withEventFilter("die", "destroy")
                    .withLabelFilter(Map.of(Attempt.EXECUTOR_LABEL, executor.value()))
                    .withSince(Long.toString(Instant.now().minus(OVERLAP).getEpochSecond())).exec(listening));
            while (!listening.endsWithin(BETWEEN_LOOKS)) {
                look.run();
            }
        } catch (RuntimeException | IOException e) {
            LOG.debug("not connected to the engine's events", e);
        }
        if (connected && !engine.isClosed()) {
            LOG.warn("the engine at {} does not answer any more; what runs there is waited for", engine.address());
        }
        connected = false;
    }

    private void hasConnected() {
        if (wasConnected) {
            LOG.info("the engine at {} answers again", engine.address());
        }
        wasConnected = true;
        connected = true;
        look.run();
    }

    /** One connection. */
    private final class Listening extends EngineStream<Event> {
        @Override
        public void onStart(Closeable stream) {
            super.onStart(stream);
            hasConnected();
        }

        @Override
        public void onNext(Event event) {
            if (event.getActor() != null) {
                ended.accept(event.getActor().getId());
            }
        }
    }
}
