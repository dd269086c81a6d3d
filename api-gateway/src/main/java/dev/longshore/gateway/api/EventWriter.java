package dev.longshore.gateway.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.stream.EventSink;

/**
 * Writes server-sent events, and a comment where there are none for a while, so that nobody between takes the connection for dead, and a
 * caller who has gone away is noticed.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventWriter implements EventSink {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final OutputStream out;
    private final LongSupplier nanos;
    private long flushedAt;
    private boolean pending;

    /** @param nanos a clock that never goes back */
    EventWriter(OutputStream out, LongSupplier nanos) throws IOException {
        this.out = out;
        this.nanos = nanos;
        write("retry: 1000\n\n");
    }

    @Override
    public void send(String type, ObjectNode data) throws IOException {
        write("event: " + type + "\ndata: " + Json.text(data) + "\n\n");
    }

    @Override
    public void send(String id, String type, ObjectNode data) throws IOException {
        write("id: " + id + "\n");
        send(type, data);
    }

    /** Pushes out what was written, or a heartbeat if one is due. */
    void flush() throws IOException {
        long now = nanos.getAsLong();
        if (!pending && now - flushedAt < HEARTBEAT.toNanos()) {
            return;
        }
        if (!pending) {
            write(":\n\n");
        }
        out.flush();
        pending = false;
        flushedAt = now;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        pending = true;
    }
}
