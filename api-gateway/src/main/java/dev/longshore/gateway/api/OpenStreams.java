package dev.longshore.gateway.api;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import dev.longshore.gateway.GatewayProperties;
import dev.longshore.gateway.stream.Bell;
import dev.longshore.gateway.stream.Bells;
import dev.longshore.gateway.stream.LiveSource;

/**
 * Keeps streams to callers going, as many as are allowed at once. Each has the virtual thread of its request, so that one that waits costs
 * no thread of the system. When the gateway stops they end first, since it waits for its requests; callers come back and go on elsewhere.
 */
@Component
class OpenStreams implements SmartLifecycle {

    /** How long what another gateway has written may stay unnoticed. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Bells bells;
    private final int most;
    private final Semaphore seats;
    private volatile boolean running;

    OpenStreams(Bells bells, GatewayProperties properties, MeterRegistry meters) {
        this.bells = bells;
        this.most = properties.maxStreams();
        this.seats = new Semaphore(most);
        Gauge.builder("longshore.api.streams", seats, free -> most - free.availablePermits())
                .description("Live streams to callers").register(meters);
    }

    /** A stream for which there is a seat; to be run. */
    @FunctionalInterface
    interface Admitted {

        /**
         * Returns when all has been told, or the gateway stops.
         *
         * @throws IOException when the caller has gone away
         */
        void run(OutputStream out) throws IOException;
    }

    /** @throws ClientException when there are as many as are allowed */
    Admitted admit(LiveSource source) {
        if (!seats.tryAcquire()) {
            throw new ClientException("TooManyRequestsException",
                    "There are " + most + " streams already, as many as longshore.gateway.max-streams allows; try again later.");
        }
        return out -> run(source, out);
    }

    private void run(LiveSource source, OutputStream out) throws IOException {
        try {
            EventWriter writer = new EventWriter(out, System::nanoTime);
            boolean goesOn = true;
            while (goesOn && running) {
                goesOn = tell(source, writer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            seats.release();
        }
    }

    private boolean tell(LiveSource source, EventWriter writer) throws IOException, InterruptedException {
        Set<String> subjects = source.subjects();
        try (Bell bell = bells.hang(subjects)) {
            boolean goesOn = source.tell(writer);
            writer.flush();
            if (goesOn && source.subjects().equals(subjects)) {
                bell.await(LOOK);
            }
            return goesOn;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
