package dev.longshore.scheduler.state;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import dev.longshore.scheduler.core.state.CommonParts;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobSpec;

/** What the state topic of a cell comes to: the last value of each key, as far as it was read. One thread at a time. */
public final class StateImage {

    /** Fewer are read sooner than they are shared out. */
    private static final int WORTH_ALL_CORES = 100;

    private final StateCodec codec;
    private final CommonParts common = new CommonParts();
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private InputOffsets offsets = InputOffsets.NONE;
    private long position;

    /** Of nothing, at the beginning. */
    public StateImage(StateCodec codec) {
        this.codec = codec;
    }

    /**
     * Takes in what comes next on the topic, in that order.
     *
     * @throws UnreadableStateException when a record's value is not known; the image is of no more use then
     */
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        Stream<ConsumerRecord<String, byte[]>> read = records.size() < WORTH_ALL_CORES
                ? records.stream()
                : records.parallelStream();
        List<Change> changes = read.map(this::read).toList();
        changes.forEach(this::take);
    }

    private Change read(ConsumerRecord<String, byte[]> record) {
        String key = record.key();
        if (record.value() == null) {
            return new Change.Removed(key);
        }
        return key.equals(InputOffsets.KEY)
                ? new Change.Read(codec.readOffsets(record.value()))
                : new Change.Put(key, codec.readEntity(key, record.value()));
    }

    private void take(Change change) {
        switch (change) {
            case Change.Read(InputOffsets read) -> offsets = read;
            case Change.Removed(String key) -> leave(entities.remove(key));
            case Change.Put(String key, JobSpec spec) -> leave(entities.put(key, common.take(spec)));
            case Change.Put(String key, Entity entity) -> entities.put(key, entity);
        }
    }

    private void leave(Entity former) {
        if (former instanceof JobSpec spec) {
            common.leave(spec);
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

    private sealed interface Change {

        record Read(InputOffsets offsets) implements Change {}

        record Put(String key, Entity entity) implements Change {}

        record Removed(String key) implements Change {}
    }
}
