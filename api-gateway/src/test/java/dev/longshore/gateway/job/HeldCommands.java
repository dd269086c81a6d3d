package dev.longshore.gateway.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

import dev.longshore.contracts.Message;

/** The way to a Kafka that acknowledges when a test wants it to. */
public final class HeldCommands {

    private final List<CompletableFuture<SendResult<String, Message>>> held = new CopyOnWriteArrayList<>();
    private final JobCommands commands = new JobCommands(new KafkaTemplate<>(() -> {
        throw new AssertionError("nothing is to be sent");
    }) {

        @Override
        public CompletableFuture<SendResult<String, Message>> send(ProducerRecord<String, Message> sent) {
            CompletableFuture<SendResult<String, Message>> acknowledgement = new CompletableFuture<>();
            held.add(acknowledgement);
            return acknowledgement;
        }
    });

    public JobCommands commands() {
        return commands;
    }

    /** How many were sent. */
    public int count() {
        return held.size();
    }

    /** Acknowledges all that were sent so far. */
    public void acknowledge() {
        held.forEach(one -> one.complete(null));
    }
}
