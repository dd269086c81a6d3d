package dev.longshore.gateway.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.GatewayProperties;
import dev.longshore.gateway.stream.Bells;
import dev.longshore.gateway.stream.EventSink;
import dev.longshore.gateway.stream.LiveSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenStreamsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenStreams streams = new OpenStreams(new Bells(),
            new GatewayProperties("123456789012", List.of(), 10_000, 1), meters);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        streams.start();
    }

    @Test
    void no_more_streams_are_open_than_are_allowed_and_one_that_has_ended_makes_room() throws IOException {
        OpenStreams.Admitted first = streams.admit(telling(1));

        assertThatThrownBy(() -> streams.admit(telling(1))).isInstanceOf(ClientException.class)
                .hasMessageContaining("There are 1 streams already");
        assertThat(meters.get("longshore.api.streams").gauge().value()).isEqualTo(1);

        first.run(out);
        streams.admit(telling(1));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("retry: 1000\n\nid: 1\nevent: number\ndata: {\"n\":1}\n\n");
    }

    @Test
    void a_stream_whose_caller_has_gone_away_makes_room() {
        OpenStreams.Admitted stream = streams.admit(telling(5));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThatThrownBy(() -> stream.run(broken)).hasMessage("Broken pipe");
        streams.admit(telling(1));
    }

    @Test
    void a_gateway_that_stops_ends_its_streams() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        OpenStreams.Admitted endless = streams.admit(source(sink -> {
            told.countDown();
            return true;
        }));
        Thread stream = Thread.startVirtualThread(() -> {
            try {
                endless.run(out);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        told.await();

        streams.stop();

        assertThat(stream.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void where_nothing_happens_for_a_while_a_comment_is_sent() throws IOException {
        AtomicLong now = new AtomicLong();
        EventWriter writer = new EventWriter(out, now::get);
        writer.flush();
        out.reset();

        now.addAndGet(EventWriter.HEARTBEAT.toNanos() - 1);
        writer.flush();
        assertThat(out.size()).isZero();
        now.addAndGet(1);
        writer.flush();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(":\n\n");
    }

    private static LiveSource telling(int most) {
        AtomicInteger number = new AtomicInteger();
        return source(sink -> {
            int n = number.incrementAndGet();
            sink.send(Integer.toString(n), "number", Json.object().put("n", n));
            return n < most;
        });
    }

    private interface Telling {

        boolean tell(EventSink sink) throws IOException;
    }

    private static LiveSource source(Telling telling) {
        return new LiveSource() {
            @Override
            public Set<String> subjects() {
                return Set.of("numbers");
            }

            @Override
            public boolean tell(EventSink sink) throws IOException {
                return telling.tell(sink);
            }
        };
    }
}
