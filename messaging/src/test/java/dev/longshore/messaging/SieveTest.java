package dev.longshore.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.contracts.query.SchedulerQuery.WhyWaiting;

import static org.assertj.core.api.Assertions.assertThat;

class SieveTest {

    private static final Message QUESTION = new WhyWaiting("1", 0, List.of());

    private final MockProducer<String, byte[]> producer = new MockProducer<>(true, null, new StringSerializer(),
            new ByteArraySerializer());
    private final DeadLetters deadLetters = new DeadLetters(producer, "harbour", new SimpleMeterRegistry());

    @Test
    void what_is_wanted_is_let_through() {
        assertThat(new Sieve<>(WhyWaiting.class, deadLetters).pass(record(new Inbound.Readable(QUESTION)))).contains(
                (WhyWaiting) QUESTION);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void everything_else_is_put_aside_with_the_reason() {
        Sieve<WaitingBecause> sieve = new Sieve<>(WaitingBecause.class, deadLetters);

        assertThat(sieve.pass(record(new Inbound.Readable(QUESTION)))).isEmpty();
        assertThat(sieve.pass(record(new Inbound.Unreadable(new byte[]{1}, "not JSON")))).isEmpty();
        assertThat(sieve.pass(record(new Inbound.Tombstone()))).isEmpty();

        assertThat(producer.history()).extracting(letter -> new String(letter.headers().lastHeader("reason").value(),
                StandardCharsets.UTF_8)).containsExactly("a WhyWaiting is of no use here", "not JSON",
                        "a record without value is of no use here");
        assertThat(producer.history().getFirst().value()).asString(StandardCharsets.UTF_8).contains("\"WhyWaiting\"");
    }

    private static ConsumerRecord<String, Inbound> record(Inbound value) {
        return new ConsumerRecord<>("topic", 0, 0, "key", value);
    }
}
