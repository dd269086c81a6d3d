package dev.longshore.scheduler.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps up with the state of cells that others own, so that taking one over need not read it from the beginning. A state that this
 * version cannot read is no longer followed; whoever takes the cell over reads it anew and says what is wrong. One thread at a time.
 */
public final class StandbyStates implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandbyStates.class);

    private final Consumer<String, byte[]> consumer;
    private final StateCodec codec;
    private final Map<Integer, StateImage> images = new TreeMap<>();

    /** @param consumer one that reads what is committed; this owns and closes it */
    public StandbyStates(Consumer<String, byte[]> consumer, StateCodec codec) {
        this.consumer = consumer;
        this.codec = codec;
    }

    /** From now on follows these cells and no other, from the beginning where a cell is new. */
    public void follow(Set<Integer> cells) {
        if (images.keySet().equals(cells)) {
            return;
        }
        images.keySet().retainAll(cells);
        cells.forEach(cell -> images.computeIfAbsent(cell, any -> new StateImage(codec)));
        assign();
    }

    /** Reads on for at most that long. Kafka's own errors are thrown. */
    public void readOn(Duration atMost) {
        if (images.isEmpty()) {
            return;
        }
        ConsumerRecords<String, byte[]> records = consumer.poll(atMost);
        for (TopicPartition partition : records.partitions()) {
            apply(partition, records);
        }
    }

    /** Stops following the cell; the image is the caller's, and of nothing where the cell was not followed. */
    public StateImage handOver(int cell) {
        StateImage image = images.remove(cell);
        assign();
        return image == null ? new StateImage(codec) : image;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void apply(TopicPartition partition, ConsumerRecords<String, byte[]> records) {
        StateImage image = images.get(partition.partition());
        try {
            image.apply(records.records(partition));
            image.isReadUpTo(consumer.position(partition));
        } catch (UnreadableStateException e) {
            LOG.warn("cell {} is no longer followed: {}", partition.partition(), e.getMessage());
            consumer.pause(List.of(partition));
            images.put(partition.partition(), new StateImage(codec));
        }
    }

    private void assign() {
        consumer.assign(images.keySet().stream().map(StateReader::partition).toList());
        images.forEach((cell, image) -> consumer.seek(StateReader.partition(cell), image.position()));
    }
}
