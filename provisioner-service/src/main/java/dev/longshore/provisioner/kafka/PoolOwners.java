package dev.longshore.provisioner.kafka;

import java.util.List;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.DeadLetters;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.MessagingProperties;

/** Takes the pool over from whoever owned it before. */
@Component
final class PoolOwners {

    private static final Logger LOG = LoggerFactory.getLogger(PoolOwners.class);
    private static final TopicPartition HOSTS = new TopicPartition(Topic.HOSTS.topicName(), 0);
    private static final TopicPartition HEARTBEATS = new TopicPartition(Topic.HEARTBEATS.topicName(), 0);

    private final ProducerFactory<String, Message> producers;
    private final PoolRestore restore;
    private final DeadLetters deadLetters;
    private final PoolMetrics metrics;
    private final int cells;

    PoolOwners(ProducerFactory<String, Message> producers, PoolRestore restore, DeadLetters deadLetters, PoolMetrics metrics,
            MessagingProperties messaging) {
        this.producers = producers;
        this.restore = restore;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.cells = messaging.cells();
    }

    /** First fences the former owner, then reads what it has left: what is read then is final. */
    PoolOwner takeOver(Consumer<String, Inbound> consumer) {
        PoolTransactions transactions = new PoolTransactions(producers.getConfigurationProperties());
        try {
            PoolRestore.Restored restored = restore.restore();
            consumer.seek(HOSTS, restored.nextHost());
            consumer.seekToEnd(List.of(HEARTBEATS));
            LOG.info("owner of the host pool, with {} slices", restored.pool().slices().size());
            return new PoolOwner(restored.pool(), new PoolHandler(restored.pool(), deadLetters, cells), transactions, consumer,
                    metrics);
        } catch (RuntimeException e) {
            transactions.close();
            throw e;
        }
    }
}
