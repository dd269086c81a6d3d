package dev.longshore.executor.placement;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.executor.attempt.Attempts;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;

/** Carries out one record. What cannot be read or done becomes a dead letter, and the next one is looked at. */
@Component
final class PlacementHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PlacementHandler.class);

    private final ExecutorIdentity identity;
    private final Attempts attempts;
    private final DeadLetters deadLetters;
    private final MessageCodec codec = new MessageCodec();

    PlacementHandler(ExecutorIdentity identity, Attempts attempts, DeadLetters deadLetters) {
        this.identity = identity;
        this.attempts = attempts;
        this.deadLetters = deadLetters;
    }

    void handle(ConsumerRecord<String, Inbound> record) {
        switch (record.value()) {
            case Inbound.Readable(Message message) -> handle(record, message);
            case Inbound.Unreadable(byte[] value, String reason) -> deadLetters.put(record, value, reason);
            case Inbound.Tombstone tombstone -> LOG.debug("a record without value is nothing to do");
        }
    }

    private void handle(ConsumerRecord<String, Inbound> record, Message message) {
        if (!(message instanceof PlacementEvent event)) {
            deadLetters.put(record, codec.write(message), message.getClass().getSimpleName() + " is not a placement event");
            return;
        }
        if (!event.executor().equals(identity.executor()) || !event.incarnation().equals(identity.incarnation())) {
            return;
        }
        try {
            carryOut(event);
        } catch (RuntimeException e) {
            LOG.error("a placement event could not be carried out", e);
            deadLetters.put(record, codec.write(message), e.toString());
        }
    }

    private void carryOut(PlacementEvent event) {
        switch (event) {
            case JobPlaced placed -> attempts.place(placed);
            case JobStopRequested request -> attempts.stop(request);
            case AttemptsAcknowledged acknowledged -> attempts.acknowledge(acknowledged.attempts());
        }
    }
}
