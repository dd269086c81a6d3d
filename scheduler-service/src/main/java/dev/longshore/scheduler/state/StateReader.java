package dev.longshore.scheduler.state;

import java.time.Duration;
import java.util.List;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.contracts.topic.Topic;

/** Reads the state topic of one cell to its end. */
public final class StateReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private StateReader() {}

    /** The partition that holds the state of a cell. */
    public static TopicPartition partition(int cell) {
        return new TopicPartition(Topic.SCHEDULER_STATE.topicName(), cell);
    }

    /**
     * Goes on where the image ends, up to the end of what is committed now.
     *
     * <p>Compared is the position, not the last record: the end of a transaction takes an offset too, and a compacted topic need not end
     * in a record.
     *
     * @param consumer one that reads what is committed; its assignment is changed
     * @throws UnreadableStateException when a record's value is not known
     */
    public static void readToEnd(Consumer<String, byte[]> consumer, int cell, StateImage image) {
        TopicPartition partition = partition(cell);
        consumer.assign(List.of(partition));
        consumer.seek(partition, image.position());
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            image.apply(consumer.poll(POLL).records(partition));
        }
        image.isReadUpTo(consumer.position(partition));
    }
}
