package dev.longshore.scheduler.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.longshore.scheduler.core.state.Entity;

/** What the state topic of a cell comes to: the last value of each key, as far as it was read. One thread at a time. */
public final class StateImage {

    private final StateCodec codec;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private InputOffsets offsets = InputOffsets.NONE;
    private long position;

    /** Of nothing, at the beginning. */
    public StateImage(StateCodec codec) {
        this.codec = codec;
    }

    /** @throws UnreadableStateException when the record's value is not known */
    void apply(ConsumerRecord<String, byte[]> record) {
        if (record.key().equals(InputOffsets.KEY)) {
            offsets = codec.readOffsets(record.value());
        } else if (record.value() == null) {
            entities.remove(record.key());
        } else {
            entities.put(record.key(), codec.readEntity(record.key(), record.value()));
        }
    }

    /** The offset up to which the topic was read. */
    long position() {
        return position;
    }

    void isReadUpTo(long newPosition) {
        position = newPosition;
    }

    public Collection<Entity> entities() {
        return entities.values();
    }

    public InputOffsets offsets() {
        return offsets;
    }
}
