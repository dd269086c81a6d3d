package dev.longshore.messaging;

import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;

import static java.util.Objects.requireNonNull;

/** Lets messages of one type through, and puts everything else aside with the reason. */
public final class Sieve<M extends Message> {

    private final Class<M> wanted;
    private final DeadLetters deadLetters;
    private final MessageCodec codec = new MessageCodec();

    public Sieve(Class<M> wanted, DeadLetters deadLetters) {
        this.wanted = requireNonNull(wanted, "wanted");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters");
    }

    /**
     * The message of that type; empty when the record held anything else, which is put aside then.
     *
     * @throws RuntimeException when it could not be put aside; then the consumer must not go on
     */
    public Optional<M> pass(ConsumerRecord<String, Inbound> record) {
        switch (record.value()) {
            case Inbound.Readable(Message message) when wanted.isInstance(message) -> {
                return Optional.of(wanted.cast(message));
            }
            case Inbound.Readable(Message other) -> putAside(record, other,
                    "a " + other.getClass().getSimpleName() + " is of no use here");
            case Inbound.Unreadable(byte[] value, String reason) -> deadLetters.put(record, value, reason);
            case Inbound.Tombstone() -> deadLetters.put(record, null, "a record without value is of no use here");
        }
        return Optional.empty();
    }

    /** Puts aside a message that was let through and turned out to be of no use. Throws as {@link #pass} does. */
    public void putAside(ConsumerRecord<String, Inbound> record, Message message, String reason) {
        deadLetters.put(record, codec.write(message), reason);
    }
}
