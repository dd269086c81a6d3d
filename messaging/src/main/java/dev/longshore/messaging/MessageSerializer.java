package dev.longshore.messaging;

import org.apache.kafka.common.serialization.Serializer;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;

/** Writes messages as record values; {@code null} stays a tombstone. */
public final class MessageSerializer implements Serializer<Message> {

    private final MessageCodec codec = new MessageCodec();

    @Override
    public byte[] serialize(String topic, Message message) {
        return message == null ? null : codec.write(message);
    }
}
