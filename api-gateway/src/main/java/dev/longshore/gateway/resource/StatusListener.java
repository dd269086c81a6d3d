package dev.longshore.gateway.resource;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;

/** Hears from provisioner and scheduler whether a resource is usable. */
@Component
class StatusListener {

    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final MessageCodec codec = new MessageCodec();

    StatusListener(Outbox outbox, DeadLetters deadLetters) {
        this.outbox = outbox;
        this.deadLetters = deadLetters;
    }

    @KafkaListener(id = "gateway-resource-status", topics = "longshore.resource-status")
    void hear(List<ConsumerRecord<String, Inbound>> records) {
        records.forEach(this::hear);
    }

    private void hear(ConsumerRecord<String, Inbound> record) {
        switch (record.value()) {
            case Inbound.Readable(ResourceStatusChanged change) -> ResourceId.of(change.arn()).ifPresentOrElse(
                    id -> outbox.record(id, change), () -> putAside(record, change, "a status of " + change.arn()));
            case Inbound.Readable(Message other) -> putAside(record, other, "a " + other.getClass().getSimpleName());
            case Inbound.Unreadable(byte[] value, String reason) -> deadLetters.put(record, value, reason);
            case Inbound.Tombstone() -> deadLetters.put(record, null, "a record without value");
        }
    }

    private void putAside(ConsumerRecord<String, Inbound> record, Message message, String what) {
        deadLetters.put(record, codec.write(message), what + " is of no use here");
    }
}
