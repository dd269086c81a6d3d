package dev.longshore.gateway.event;

import java.util.Collection;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What is done with the records that a {@link Follower} reads. It calls on one thread; what it is told throws begins anew. */
public interface Reading<V> {

    /** These partitions are read here from now on. */
    void begin(Collection<TopicPartition> partitions);

    /** These are read elsewhere from now on: what is not done of them will be done there. */
    void end(Collection<TopicPartition> partitions);

    /** Whether more is wanted now. */
    boolean hasRoom();

    /** Takes records, in the order of each partition; they need not be done when this returns. */
    void take(ConsumerRecords<String, V> records) throws InterruptedException;

    /** Where whoever reads next would go on. */
    Map<TopicPartition, OffsetAndMetadata> done();
}
