package dev.longshore.gateway.resource;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Sieve;

/** Hears from provisioner and scheduler whether a resource is usable, and how much of it is taken. */
@Component
class StatusListener {

    private final Outbox outbox;
    private final ResourceUse use;
    private final Sieve<Message> sieve;

    StatusListener(Outbox outbox, ResourceUse use, DeadLetters deadLetters) {
        this.outbox = outbox;
        this.use = use;
        this.sieve = new Sieve<>(Message.class, deadLetters);
    }

    @KafkaListener(id = "gateway-resource-status", topics = "longshore.resource-status")
    void hear(List<ConsumerRecord<String, Inbound>> records) {
        records.forEach(this::hear);
    }

    private void hear(ConsumerRecord<String, Inbound> record) {
        sieve.pass(record).ifPresent(message -> {
            switch (message) {
                case ResourceStatusChanged change -> ResourceId.of(change.arn()).ifPresentOrElse(id -> outbox.record(id, change),
                        () -> sieve.putAside(record, change, "a status of " + change.arn() + " is of no use here"));
                case ConsumableResourceUsed used -> ResourceId.of(used.arn()).ifPresentOrElse(id -> use.record(id, used),
                        () -> sieve.putAside(record, used, "what is taken of " + used.arn() + " is of no use here"));
                default -> sieve.putAside(record, message, "a " + message.getClass().getSimpleName() + " is of no use here");
            }
        });
    }
}
