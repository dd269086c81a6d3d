package dev.longshore.messaging;

import org.apache.kafka.common.serialization.Deserializer;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.codec.UnreadableMessageException;

/** Reads record values; what cannot be read is a value too. */
public final class InboundDeserializer implements Deserializer<Inbound> {

    private final MessageCodec codec = new MessageCodec();

    /** Is not asked about a record without value; {@link Tombstones} is. */
    @Override
    public Inbound deserialize(String topic, byte[] value) {
        try {
            return new Inbound.Readable(codec.read(value));
        } catch (UnreadableMessageException e) {
            return new Inbound.Unreadable(value, e.getMessage());
        }
    }
}
