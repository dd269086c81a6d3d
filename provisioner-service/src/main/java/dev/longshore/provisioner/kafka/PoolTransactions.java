package dev.longshore.provisioner.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.longshore.contracts.Message;
import dev.longshore.messaging.MessageSerializer;

/** Writes turns, each as one transaction. Made new, it fences all made before, and waits for the end of what they had begun. */
final class PoolTransactions implements AutoCloseable {

    /** One for all provisioners: only one may cut hosts. */
    private static final Map<String, Object> TRANSACTIONAL = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "provisioner",
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);

    private final Producer<String, Message> producer;

    PoolTransactions(Map<String, Object> producerConfiguration) {
        Map<String, Object> configuration = new HashMap<>(producerConfiguration);
        configuration.putAll(TRANSACTIONAL);
        producer = new KafkaProducer<>(configuration, new StringSerializer(), new MessageSerializer());
        producer.initTransactions();
    }

    /** @throws org.apache.kafka.common.KafkaException when it is not committed, or nobody knows: the pool is to be restored */
    void commit(Turn turn, ConsumerGroupMetadata group) {
        producer.beginTransaction();
        turn.records().forEach(producer::send);
        if (!turn.offsets().isEmpty()) {
            producer.sendOffsetsToTransaction(turn.offsets(), group);
        }
        producer.commitTransaction();
    }

    /** Aborts what is open. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
