package dev.longshore.provisioner.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.capacity.HostMessage;
import dev.longshore.contracts.capacity.HostSlice;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Inbound;
import dev.longshore.provisioner.hostpool.HostPool;
import dev.longshore.provisioner.hostpool.HostPoolProperties;
import dev.longshore.provisioner.hostpool.SliceChange;

/** Makes the pool anew from the hosts and slices that Kafka keeps. */
@Component
final class PoolRestore {

    private static final TopicPartition HOSTS = new TopicPartition(Topic.HOSTS.topicName(), 0);
    private static final TopicPartition SLICES = new TopicPartition(Topic.HOST_SLICES.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, Inbound> consumers;
    private final HostPoolProperties properties;
    private final Clock clock;

    PoolRestore(ConsumerFactory<String, Inbound> consumers, HostPoolProperties properties, Clock clock) {
        this.consumers = consumers;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param nextHost the offset from which hosts are to be heard further */
    record Restored(HostPool pool, long nextHost) {}

    /** Reads both topics to their end. Only for one who has fenced all former writers of slices. */
    Restored restore() {
        HostPool pool = new HostPool(properties.silence(), clock.instant());
        Map<String, HostSlice> slices = new TreeMap<>();
        try (Consumer<String, Inbound> consumer = consumers.createConsumer(null, "restore")) {
            consumer.assign(List.of(HOSTS, SLICES));
            consumer.seekToBeginning(List.of(HOSTS, SLICES));
            Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(HOSTS, SLICES));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> take(record, pool, slices));
            }
            slices.values().forEach(slice -> pool.evolve(new SliceChange.Cut(slice)));
            return new Restored(pool, consumer.position(HOSTS));
        }
    }

    private static void take(ConsumerRecord<String, Inbound> record, HostPool pool, Map<String, HostSlice> slices) {
        if (record.value() instanceof Inbound.Tombstone) {
            slices.remove(record.key());
        }
        if (record.value() instanceof Inbound.Readable(HostSlice slice)) {
            slices.put(record.key(), slice);
        }
        if (record.value() instanceof Inbound.Readable(HostMessage host)) {
            pool.restore(host, Instant.ofEpochMilli(record.timestamp()));
        }
    }
}
