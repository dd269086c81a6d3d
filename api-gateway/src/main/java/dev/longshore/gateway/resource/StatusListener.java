package dev.longshore.gateway.resource;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Sieve;

/** Hears from provisioner and scheduler whether a resource is usable. */
@Component
class StatusListener {

    private final Outbox outbox;
    private final Sieve<ResourceStatusChanged> sieve;

    StatusListener(Outbox outbox, DeadLetters deadLetters) {
        this.outbox = outbox;
        this.sieve = new Sieve<>(ResourceStatusChanged.class, deadLetters);
    }

    @KafkaListener(id = "gateway-resource-status", topics = "longshore.resource-status")
    void hear(List<ConsumerRecord<String, Inbound>> records) {
        records.forEach(this::hear);
    }

    private void hear(ConsumerRecord<String, Inbound> record) {
        sieve.pass(record).ifPresent(change -> ResourceId.of(change.arn()).ifPresentOrElse(id -> outbox.record(id, change),
                () -> sieve.putAside(record, change, "a status of " + change.arn() + " is of no use here")));
    }
}
